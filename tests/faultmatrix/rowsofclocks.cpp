// SPDX-License-Identifier: GPL-3.0-or-later
// F20: the clocks of server and workstation disagree.

#include "tests/faultmatrix/matrix.h"
#include "tests/faultmatrix/stand.h"

#include <QTemporaryDir>

namespace {

// F20: how far apart they are is shown, figures of time are measured on the server and never negative, also when its clock
// jumps back while it is watched; how old an answer is counts on our own steady clock. (The journal orders its records by
// number and writes both times: tests/journal.)
void clockOff([[maybe_unused]] Stand &stand)
{
#ifdef QD_SERVERCLOCK
    QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x7755)));
    QFile clock(folder.filePath(u"clock"_s));
    const auto set = [&clock](std::int64_t seconds) {
        if (!clock.open(QIODevice::ReadWrite))
            qFatal("no clock");
        clock.write(reinterpret_cast<const char *>(&seconds), sizeof seconds);
        clock.close();
    };
    set(630);
    QVERIFY(QFile::setPermissions(clock.fileName(), QFile::Permissions(0x6644)));
    PostgresServer::Options o;
    o.variables << u"LD_PRELOAD=" QD_SERVERCLOCK ""_s << u"QD_CLOCK="_s + clock.fileName();
    PostgresServer server(o);
    server.sql(u"create role watcher login in role pg_monitor"_s);
    server.setHba({u"host all all 127.0.0.1/32 trust"_s});
    const std::unique_ptr<PGconn, decltype(&PQfinish)> idle(server.connect(u"postgres"_s), &PQfinish);
    PQclear(PQexec(idle.get(), "begin; select 1"));
    Watched w({databaseOf(server)});
    WITHIN(stand, w.up() && w.findings().contains(u"its clock is 10 min"_s) && w.findings().contains(u"ahead of this computer's"_s), 6s, w.findings());
    const auto negative = [&w] {
        QStringList bad;
        const auto now = w.snapshot();
        for (const auto &l : now->latest)
            if (l.reading.hasValue() && l.reading.value < 0 && w.feed.catalogue()->find(l.reading.metric) && w.feed.catalogue()->find(l.reading.metric)->unit == base::Unit::Seconds)
                bad << u"%1 is %2"_s.arg(l.reading.metric.name()).arg(l.reading.value);
        if (now->sessions)
            for (const watch::SessionRow &s : *now->sessions)
                if (s.transactionSeconds.value_or(0) < 0 || s.stateSeconds.value_or(0) < 0 || s.querySeconds.value_or(0) < 0)
                    bad << u"session %1"_s.arg(s.pid);
        return bad.join(u", "_s);
    };
    const auto oldest = [&w] {
        double seconds = 0;
        const auto now = w.snapshot();
        if (now->sessions)
            for (const watch::SessionRow &s : *now->sessions)
                seconds = std::max(seconds, s.transactionSeconds.value_or(0));
        return seconds;
    };
    WITHIN(stand, oldest() > 0, 3s, QString());
    QVERIFY2(oldest() < 60, qPrintable(QString::number(oldest()))); // by the server's own clock, not by ours
    QVERIFY(std::chrono::abs(w.snapshot()->status.lastAnswer - std::chrono::steady_clock::now()) < 5s);
    set(-600); // back by twenty minutes
    const auto jumped = std::chrono::steady_clock::now();
    WITHIN(stand, w.findings().contains(u"behind this computer's"_s), 4s, w.findings());
    WITHIN(stand, w.answeredSince(jumped + 2500ms), 5s, w.error()); // both lanes have been asked since
    QVERIFY2(negative().isEmpty(), qPrintable(negative()));
    QVERIFY2(!w.sentences().contains(u"down"_s), qPrintable(w.sentences()));
    set(0);
    WITHIN(stand, !w.findings().contains(u"this computer's"_s), 4s, w.findings());
#endif
}

} // namespace

void addRowsOfClocks(std::vector<Row> &rows)
{
    rows.push_back({"F20", "server's clock ahead, behind, jumping back", clockOff, Row::Clock, true});
}
