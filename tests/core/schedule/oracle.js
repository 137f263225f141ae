// SPDX-License-Identifier: GPL-3.0-or-later
// oracle.js : reads one JSON object a line, {"cron", "zone", "from", "count"} (from: seconds since
// 1970), and writes one line for each: {"parser": [seconds…] | "error", "croner": the same,
// "cronerBoth": croner's where both day fields must hold, for texts with a day field such as "*/2"}.
// oracle.js --bench COUNT : reads the lines, asks croner for the next time COUNT times over them,
// writes {"microseconds": per call}.
'use strict';
const readline = require('node:readline');
const { CronExpressionParser } = require('cron-parser');
const { Cron } = require('croner');

const seconds = (date) => Math.floor(date.getTime() / 1000);

function byParser(job) {
    const times = [];
    const dates = CronExpressionParser.parse(job.cron, { currentDate: new Date(job.from * 1000), tz: job.zone });
    while (times.length < job.count) times.push(seconds(dates.next().toDate()));
    return times;
}

function byCroner(job, domAndDow = false) {
    const times = [];
    const cron = new Cron(job.cron, { timezone: job.zone, paused: true, domAndDow });
    let date = new Date(job.from * 1000);
    while (times.length < job.count) {
        date = cron.nextRun(date);
        if (date === null) throw new Error('it never comes');
        times.push(seconds(date));
    }
    return times;
}

function attempt(ask, job) {
    try {
        return ask(job);
    } catch (error) {
        return String(error.message || error);
    }
}

// A day field such as "*/2".
const hasStarredDay = (cron) => cron.split(' ').some((field, i) => (i === 2 || i === 4) && /^\*./.test(field));

const answer = (job) => ({
    parser: attempt(byParser, job),
    croner: attempt((one) => byCroner(one), job),
    ...(hasStarredDay(job.cron) && { cronerBoth: attempt((one) => byCroner(one, true), job) }),
});

function bench(jobs, count) {
    const crons = jobs.map((job) => new Cron(job.cron, { timezone: job.zone, paused: true }));
    const dates = jobs.map((job) => new Date(job.from * 1000));
    const start = process.hrtime.bigint();
    let sum = 0;
    for (let i = 0; i < count; ++i) sum += crons[i % crons.length].nextRun(dates[i % crons.length]).getTime() / 60000;
    const took = Number(process.hrtime.bigint() - start) / 1000;
    console.log(JSON.stringify({ microseconds: took / count, sum }));
}

async function main() {
    const benchCount = process.argv[2] === '--bench' ? Number(process.argv[3]) : 0;
    const jobs = [];
    for await (const line of readline.createInterface({ input: process.stdin })) {
        if (!line) continue;
        const job = JSON.parse(line);
        if (benchCount) jobs.push(job);
        else console.log(JSON.stringify(answer(job)));
    }
    if (benchCount) bench(jobs, benchCount);
}

main();
