/** What the demo's programs stand for, and what their people have said to each other. */
type Texts = Record<string, string>;
export type SeedThanks = {
  from: string;
  to: string[];
  points: number;
  /** Which of the values. */
  value: number;
  daysAgo: number;
  words: string;
  reactions: [kind: string, who: string][];
};
export type SeedRecognition = {
  values: { names: Texts; emoji: string }[];
  award: { names: Texts; words: Texts; value: number };
  nomination: { by: string; of: string; daysAgo: number; reason: string; seconds: string[] };
  thanks: SeedThanks[];
};

const values = {
  customer: {
    emoji: '🤝',
    names: {
      en: 'Customer first',
      de: 'Kunden zuerst',
      es: 'El cliente primero',
      fr: 'Le client d’abord',
      pt: 'O cliente primeiro',
      hi: 'ग्राहक पहले',
      ar: 'العميل أولًا',
      ja: 'お客様第一',
    },
  },
  safety: {
    emoji: '🛟',
    names: {
      en: 'Safety first',
      de: 'Sicherheit zuerst',
      es: 'La seguridad primero',
      fr: 'La sécurité d’abord',
      pt: 'A segurança primeiro',
      hi: 'सुरक्षा पहले',
      ar: 'السلامة أولًا',
      ja: '安全第一',
    },
  },
  team: {
    emoji: '🧩',
    names: {
      en: 'One team',
      de: 'Ein Team',
      es: 'Un solo equipo',
      fr: 'Une seule équipe',
      pt: 'Um só time',
      hi: 'एक टीम',
      ar: 'فريق واحد',
      ja: 'ワンチーム',
    },
  },
  own: {
    emoji: '🔑',
    names: {
      en: 'Own it',
      de: 'Verantwortung übernehmen',
      es: 'Hazlo tuyo',
      fr: 'Prendre en main',
      pt: 'Assuma',
      hi: 'ज़िम्मेदारी लें',
      ar: 'تحمّل المسؤولية',
      ja: '自分ごとにする',
    },
  },
  curious: {
    emoji: '🔭',
    names: {
      en: 'Stay curious',
      de: 'Neugierig bleiben',
      es: 'Curiosidad siempre',
      fr: 'Rester curieux',
      pt: 'Curiosidade sempre',
      hi: 'जिज्ञासु रहें',
      ar: 'ابقَ فضوليًا',
      ja: '好奇心を持ち続ける',
    },
  },
};
const award = {
  value: 1,
  names: {
    en: 'Colleague of the quarter',
    de: 'Mensch des Quartals',
    es: 'Persona del trimestre',
    fr: 'Collègue du trimestre',
    pt: 'Colega do trimestre',
    hi: 'तिमाही के सहकर्मी',
    ar: 'زميل الربع',
    ja: '今期のベスト同僚',
  },
  words: {
    en: 'For somebody who made these three months better for the rest of us.',
    de: 'Für jemanden, der diese drei Monate für uns alle besser gemacht hat.',
    es: 'Para alguien que nos ha hecho mejores estos tres meses.',
    fr: 'Pour quelqu’un qui a rendu ces trois mois meilleurs pour nous tous.',
    pt: 'Para alguém que tornou estes três meses melhores para todos nós.',
    hi: 'उनके लिए जिन्होंने इन तीन महीनों को हम सबके लिए बेहतर बनाया।',
    ar: 'لمن جعل هذه الأشهر الثلاثة أفضل لنا جميعًا.',
    ja: 'この3か月を皆にとってより良いものにしてくれた人へ。',
  },
};

/** By the program's slug; people are named by their first name. */
export const RECOGNITION: Readonly<Record<string, SeedRecognition>> = {
  meridian: {
    values: [values.customer, values.team, values.own, values.curious],
    award,
    nomination: {
      by: 'Ana',
      of: 'Sora',
      daysAgo: 2,
      reason:
        'Sora found out why exports failed for our largest customer, fixed it overnight, and then wrote it all down so that nobody has to find it out again.',
      seconds: ['Li', 'Jonas'],
    },
    thanks: [
      {
        from: 'Ana',
        to: ['Jonas', 'Li'],
        points: 25,
        value: 1,
        daysAgo: 0.1,
        words: 'You two turned a stuck launch around in an afternoon. I watched and learned. Thank you! 🚀',
        reactions: [
          ['party', 'Mira'],
          ['clap', 'Sora'],
          ['clap', 'Tom'],
          ['heart', 'Jonas'],
        ],
      },
      {
        from: 'Jonas',
        to: ['Mira'],
        points: 0,
        value: 2,
        daysAgo: 0.8,
        words: 'For saying in the meeting what all of us were thinking, and saying it kindly.',
        reactions: [
          ['heart', 'Ana'],
          ['heart', 'Noor'],
          ['strong', 'Li'],
        ],
      },
      {
        from: 'Noor',
        to: ['Sora'],
        points: 50,
        value: 0,
        daysAgo: 1.3,
        words: 'شكرًا لأنك بقيتَ معي على الهاتف حتى عمل كل شيء لدى العميل. أنقذتَ يومي!',
        reactions: [
          ['heart', 'Sora'],
          ['clap', 'Ana'],
        ],
      },
      {
        from: 'Mira',
        to: ['Maximiliane'],
        points: 40,
        value: 2,
        daysAgo: 3,
        words: 'Three contracts in one week, each of them shorter than the one before. A small miracle.',
        reactions: [
          ['party', 'Tom'],
          ['idea', 'Ana'],
        ],
      },
      {
        from: 'Sora',
        to: ['Tom'],
        points: 0,
        value: 1,
        daysAgo: 4,
        words: 'Pairing with you on the migration made it almost fun. Same time next quarter?',
        reactions: [['heart', 'Tom']],
      },
      {
        from: 'Li',
        to: ['Noor'],
        points: 25,
        value: 3,
        daysAgo: 6,
        words: 'Your questions about the pricing page were better than our answers. We are changing it.',
        reactions: [
          ['idea', 'Mira'],
          ['idea', 'Ana'],
          ['clap', 'Sora'],
        ],
      },
      {
        from: 'Tom',
        to: ['Ana'],
        points: 10,
        value: 0,
        daysAgo: 9,
        words: 'Thanks for taking me along to the customer. I build differently since.',
        reactions: [['heart', 'Ana']],
      },
      {
        from: 'Maximiliane',
        to: ['Li'],
        points: 25,
        value: 1,
        daysAgo: 12,
        words: 'For the patience with which you explained data retention to Legal. Twice.',
        reactions: [],
      },
      {
        from: 'Jonas',
        to: ['Sora', 'Tom'],
        points: 25,
        value: 2,
        daysAgo: 15,
        words: 'Not one page at night since you rebuilt the alerts. We sleep. Thank you.',
        reactions: [
          ['strong', 'Mira'],
          ['strong', 'Li'],
          ['party', 'Noor'],
        ],
      },
      {
        from: 'Ana',
        to: ['Noor'],
        points: 50,
        value: 0,
        daysAgo: 20,
        words: 'The Dubai customer asked for you by name. That says it all.',
        reactions: [['clap', 'Jonas']],
      },
      {
        from: 'Mira',
        to: ['Jonas'],
        points: 25,
        value: 3,
        daysAgo: 26,
        words: 'I did not know that our warehouse had a heat map. Now we all look at it every morning.',
        reactions: [['idea', 'Li']],
      },
    ],
  },
  kestrel: {
    values: [values.safety, values.team, values.own, values.curious],
    award,
    nomination: {
      by: 'Luis',
      of: 'Priya',
      daysAgo: 3,
      reason:
        'Priya replanned forty crews in one night of snow, and every one of them got home for the weekend.',
      seconds: ['Chloe'],
    },
    thanks: [
      {
        from: 'Luis',
        to: ['Salma', 'Chloe'],
        points: 20,
        value: 1,
        daysAgo: 0.2,
        words: 'Twenty-two minutes from doors open to doors closed. Beautiful to watch. ✈️',
        reactions: [
          ['clap', 'Dana'],
          ['party', 'Priya'],
        ],
      },
      {
        from: 'Chloe',
        to: ['Dana'],
        points: 0,
        value: 0,
        daysAgo: 1,
        words: 'You saw the loose latch before anybody else did. Thank you for speaking up.',
        reactions: [
          ['strong', 'Luis'],
          ['heart', 'Salma'],
        ],
      },
      {
        from: 'Salma',
        to: ['Priya'],
        points: 40,
        value: 2,
        daysAgo: 2.4,
        words: 'شكرًا على تغيير جدولي في آخر لحظة. حضرتُ تخرّج أخي بفضلك 🎓',
        reactions: [['heart', 'Priya']],
      },
      {
        from: 'Dana',
        to: ['Luis'],
        points: 25,
        value: 1,
        daysAgo: 4,
        words: 'For the blanket, the tea and the calm voice during the long delay.',
        reactions: [['heart', 'Chloe']],
      },
      {
        from: 'Priya',
        to: ['Salma'],
        points: 20,
        value: 3,
        daysAgo: 6,
        words: 'Your notes about the new galley saved the other crews a week of guessing.',
        reactions: [['idea', 'Dana']],
      },
      {
        from: 'Chloe',
        to: ['Luis', 'Priya'],
        points: 20,
        value: 1,
        daysAgo: 9,
        words: 'Ground and operations on one line, one plan, no drama. More of this!',
        reactions: [['clap', 'Salma']],
      },
      {
        from: 'Luis',
        to: ['Dana'],
        points: 0,
        value: 2,
        daysAgo: 11,
        words: 'Thank you for staying with the passenger who missed the last train.',
        reactions: [],
      },
      {
        from: 'Priya',
        to: ['Chloe'],
        points: 25,
        value: 0,
        daysAgo: 14,
        words: 'Turning back was the right decision, and not an easy one.',
        reactions: [
          ['strong', 'Dana'],
          ['strong', 'Luis'],
          ['heart', 'Salma'],
        ],
      },
      {
        from: 'Salma',
        to: ['Luis'],
        points: 10,
        value: 1,
        daysAgo: 18,
        words: 'You found the teddy bear. A small passenger sends a kiss.',
        reactions: [['heart', 'Dana']],
      },
      {
        from: 'Dana',
        to: ['Chloe'],
        points: 25,
        value: 3,
        daysAgo: 23,
        words: 'For the cockpit visit. Half of the school class wants to be a pilot now.',
        reactions: [['party', 'Salma']],
      },
    ],
  },
};
