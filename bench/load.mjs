// Fifty clients ask the gauge page's questions over loopback, each as soon as its last answer has come whole; prints percentiles of the time from
// asking to the last byte. Ends with code 1 when an answer failed or the 99th percentile is above the bound.
import http from 'node:http';

const [address, seconds = '60', clients = '50', bound = '250', gauge = 'sample-growth'] = process.argv.slice(2);
const questions = ['rallies', 'movers', 'breadth', 'risk'].map(name => `/api/v1/${name}?gauge=${gauge}`).concat(`/api/v1/levels?gauge=${gauge}`);
const agent = new http.Agent({ keepAlive: true, maxSockets: Number(clients) });
const times = [];
const failures = new Map();
let bytes = 0;

const ask = path => new Promise((resolve, reject) => {
  const begun = performance.now();
  http.get(new URL(path, address), { agent }, answer => {
    let size = 0;
    answer.on('data', piece => { size += piece.length; });
    answer.on('end', () => answer.statusCode === 200 && size > 0 ? resolve([performance.now() - begun, size]) : reject(new Error(`status ${answer.statusCode}`)));
    answer.on('error', reject);
  }).on('error', reject);
});

for (const question of questions) await ask(question);
const end = performance.now() + Number(seconds) * 1000;
const begun = performance.now();
await Promise.all(Array.from({ length: Number(clients) }, async (_, client) => {
  for (let i = client; performance.now() < end; i++) {
    try {
      const [time, size] = await ask(questions[i % questions.length]);
      times.push(time);
      bytes += size;
    } catch (problem) {
      failures.set(problem.message, (failures.get(problem.message) ?? 0) + 1);
    }
  }
}));
const took = (performance.now() - begun) / 1000;
times.sort((a, b) => a - b);
const at = share => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(1);
console.log(`${times.length} answers in ${took.toFixed(1)} s by ${clients} clients: ${(times.length / took).toFixed(0)} a second, ${(bytes / took / 1e6).toFixed(1)} MB/s`);
console.log(`ms to the last byte: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, most ${times.at(-1).toFixed(1)}`);
const failed = [...failures.values()].reduce((sum, count) => sum + count, 0);
console.log(failed === 0 ? 'no error' : `${failed} errors: ${[...failures].map(([what, count]) => `${count} ${what}`).join(', ')}`);
process.exit(failed === 0 && Number(at(0.99)) < Number(bound) ? 0 : 1);
