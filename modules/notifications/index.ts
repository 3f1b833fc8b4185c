export { addDevice, removeDevice, removeThisDevice } from './devices.ts';
export { afterSending, letters, post } from './jobs.ts';
export { plainLetter } from './letter.ts';
export { pushJobs } from './push-jobs.ts';
export { pushSubscriptions } from './pushed.ts';
export { forgetLeftDevices } from './send.ts';
export { notificationSettings, setPreferences } from './settings.ts';
export { subscriptions } from './subscriptions.ts';
