// SPDX-License-Identifier: GPL-3.0-or-later
// journalwriter FILE COUNT [BALLAST]: appends COUNT entries (0: until killed), a few at once, and prints "LOG SEQ ACTID" when
// one is on disk, "error TEXT" when one is not. With BALLAST: a file that is deleted after the first error, when "read N"
// has told how many entries can be read; ends well after 10 entries written since.

#include "models/flow/scope.h"
#include "models/journal/journal.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace flow;

namespace {

struct Plan {
    QString file, ballast;
    int count = 0;
    int begun = 0, written = 0, refused = 0, recovered = 0;
    [[nodiscard]] bool goesOn() const { return ballast.isEmpty() ? count == 0 || begun < count : recovered < 10; }
};

Task<void> writer(journal::Journal &book, Plan *plan, int lane)
{
    while (plan->goesOn()) {
        journal::Entry e;
        e.phase = journal::Phase::Intent;
        e.act = QStringLiteral("test.write");
        e.target = QStringLiteral("target-%1").arg(lane);
        e.actor = QStringLiteral("Ada");
        e.details = QStringLiteral("entry %1 of a lane").arg(++plan->begun);
        auto receipt = co_await book.append(std::move(e));
        if (receipt) {
            std::printf("%s %lld %s\n", qPrintable(receipt->log), receipt->seq, qPrintable(receipt->actId));
            ++plan->written;
            plan->recovered += plan->refused > 0;
        } else {
            std::printf("error %s | %s\n", receipt.error().text.c_str(), receipt.error().remedy.c_str());
            if (plan->refused++ == 0 && !plan->ballast.isEmpty()) {
                auto reader = journal::Reader::open(plan->file);
                const auto entries = reader ? reader->newest(1000) : std::unexpected(reader.error());
                std::printf("read %d\n", entries ? int(entries->size()) : -1);
                QFile::remove(plan->ballast);
            }
        }
        std::fflush(stdout);
    }
}

Task<void> work(Reactor &reactor, Plan *plan, int *code)
{
    journal::Options options;
    options.file = plan->file;
    options.writer = QStringLiteral("journalwriter");
    options.version = QStringLiteral("1");
    journal::Journal book(reactor, options);
    auto opened = co_await book.open();
    if (!opened) {
        std::printf("error %s\n", opened.error().text.c_str());
    } else {
        TaskScope lanes(co_await currentCancel());
        for (int lane = 0; lane < 4; ++lane)
            lanes.spawn(writer(book, plan, lane));
        co_await lanes.join();
        auto closed = co_await book.close();
        *code = closed ? 0 : 1;
    }
    QCoreApplication::quit();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Plan plan;
    plan.file = application.arguments().value(1);
    plan.count = application.arguments().value(2).toInt();
    plan.ballast = application.arguments().value(3);
    Reactor reactor;
    TaskScope scope;
    int code = 1;
    scope.spawn(work(reactor, &plan, &code));
    ReadyQueue::here().pump();
    QCoreApplication::exec();
    return code;
}
