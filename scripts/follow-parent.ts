// Loaded ahead of a child process: when the parent is gone, however it ended, the child ends as if told to.
// Only our own processes are meant: Next.js forks workers of its own, which inherit the flag that loads this.
if (process.channel && /[\\/]server[\\/]\w[\w-]*\.ts$/.test(process.argv[1] ?? '')) {
  process.channel.unref();
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 10_000).unref();
  });
}
