// SPDX-License-Identifier: GPL-3.0-or-later
// A journal of 100,000 entries: how long it takes to open, to search and to verify.

#include "tests/bench/benchtable.h"
#include "tests/bench/cputime.h"

#include "models/journal/chainwriter.h"
#include "models/journal/verifier.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <algorithm>

namespace {

constexpr int kEntries = 100'000;
constexpr int kAtOnce = 1000;

journal::Entry entry(int i)
{
    static const char *acts[] = {"session.cancel", "session.terminate", "incident.acknowledge", "backup.start", "sandbox.fault"};
    journal::Entry e;
    e.phase = i % 2 ? journal::Phase::Outcome : journal::Phase::Intent;
    e.act = QLatin1String(acts[i % 5]);
    e.actId = QStringLiteral("act-%1").arg(i / 2);
    e.actor = QStringLiteral("Operator %1").arg(i % 7);
    e.target = QStringLiteral("shop-%1").arg(i % 40);
    e.systemIdentifier = QStringLiteral("7312345678901234567");
    e.danger = journal::Danger::Reversible;
    e.outcome = i % 2 ? journal::Outcome::Done : journal::Outcome::None;
    e.details = QStringLiteral("reason %1: VACUUM of orders blocks the shop, ticket OPS-%2, asked by the team on call").arg(i).arg(i % 1000);
    return e;
}

void fill(const journal::Options &options)
{
    journal::ChainWriter writer(options);
    for (int i = 0; i < kEntries;) {
        QList<journal::Entry> some;
        for (int n = 0; n < kAtOnce; ++n, ++i)
            some << entry(i);
        if (const auto done = writer.append(some); !done)
            qFatal("%s", done.error().text.c_str());
    }
    if (const auto ended = writer.end(); !ended)
        qFatal("%s", ended.error().text.c_str());
}

template <class F>
double median(F seconds)
{
    double all[3] = {seconds(), seconds(), seconds()};
    std::sort(std::begin(all), std::end(all));
    return all[1];
}

double search(const QString &file, const journal::Query &query, int atLeast)
{
    auto reader = journal::Reader::open(file);
    if (!reader)
        qFatal("%s", reader.error().text.c_str());
    return median([&] {
        const double from = bench::wall();
        const auto found = reader->search(query);
        const double took = bench::wall() - from;
        if (!found || found->size() < atLeast)
            qFatal("the search found too little");
        return took * 1000;
    });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QTemporaryDir folder;
    journal::Options options;
    options.file = folder.filePath(QStringLiteral("journal.sqlite"));
    options.writer = QStringLiteral("bench");
    const double from = bench::wall();
    fill(options);

    BenchTable table;
    table.note("append, 1000 a commit", kEntries / (bench::wall() - from), "entries/s");
    table.atMost("open to write, checked, chain begun", median([&] {
                     journal::ChainWriter writer(options);
                     const double begun = bench::wall();
                     if (const auto opened = writer.begin(); !opened)
                         qFatal("%s", opened.error().text.c_str());
                     return bench::wall() - begun;
                 }),
                 1, "s");

    journal::Query common, rare, both, none;
    common.words = QStringLiteral("vacuum shop");
    rare.words = QStringLiteral("OPS-777 asked");
    both.words = QStringLiteral("vacuum");
    both.act = QStringLiteral("backup.start");
    both.target = QStringLiteral("shop-13");
    none.words = QStringLiteral("reason 4711");
    table.atMost("search: words of every entry", search(options.file, common, 100), 100, "ms");
    table.atMost("search: words of 100 entries", search(options.file, rare, 100), 100, "ms");
    table.atMost("search: a word, an act, a target", search(options.file, both, 100), 100, "ms");
    table.atMost("search: one entry", search(options.file, none, 1), 100, "ms");

    const double share = median([&] {
        const double cpu = bench::ownCpu();
        const auto report = journal::verify(options.file);
        if (!report || report->verdict() == journal::Verification::Tampered || report->records < kEntries)
            qFatal("the journal does not verify");
        return bench::ownCpu() - cpu;
    });
    table.atMost("verify 100,000 entries: CPU of one thread", share, 1, "s");
    return table.exitCode();
}
