// SPDX-License-Identifier: GPL-3.0-or-later
// Several machines that watch the same and share a journal: the real programs on a real store, a service that is down, and
// what a channel hears of it. One tells, the others do not, also when they start while it fires; an incident is opened once;
// without the store each tells, under the same key.

#include "models/incidents/change.h"
#include "models/incidents/projection.h"
#include "tests/sharedjournal/sharedconsole.h"
#include "tests/support/scriptedreceiver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

// A watcher with a home of its own, that is: on a machine of its own.
class Machine {
public:
    Machine(const QByteArray &environment, const ScriptedReceiver &channel)
    {
        QDir(home.path(u"home"_s)).mkpath(u".config/quarterdeck"_s);
        home.write(u"home/.config/quarterdeck/alerts.yaml"_s, "rules:\n- {id: target.down, keep: 250ms, persons: 300ms}\n");
        home.write(u"home/.config/quarterdeck/channels.yaml"_s, "channels:\n- {id: phone, kind: webhook, url: \"" + channel.url() + "\"}\n");
        m_file = home.write(u"e.yaml"_s, environment);
    }
    ~Machine() { end(SIGKILL); }
    void start()
    {
        m_said.clear();
        m_process = std::make_unique<QProcess>();
        m_process->setProcessEnvironment(home.variables);
        m_process->start(QStringLiteral(QD_BUILD_DIR "/quarterdeckctl"), {u"watch"_s, u"--environment"_s, m_file});
    }
    void end(int signal)
    {
        if (m_process && m_process->state() != QProcess::NotRunning) {
            ::kill(pid_t(m_process->processId()), signal);
            m_process->waitForFinished(10000);
        }
    }
    bool last(const char *words) // what it said last of who tells people
    {
        m_said += m_process->readAllStandardError();
        QByteArray line;
        for (const QByteArray &l : m_said.split('\n'))
            if (l.contains("tells people"))
                line = l;
        return line.contains(words);
    }
    [[nodiscard]] std::vector<incidents::Incident> incidents() const
    {
        auto reader = journal::Reader::open(home.path(u"home/.local/state/quarterdeck/journal.sqlite"_s));
        auto facts = reader ? incidents::factsIn(*reader) : base::Result<std::vector<incidents::Fact>>();
        incidents::Projection known;
        if (facts)
            known.take(std::move(*facts));
        return known.incidents();
    }
    [[nodiscard]] bool hasKeptItsAlerts() const // that one fires stands in its book
    {
        QDirIterator it(home.path(u"home/.local/state/quarterdeck"_s), QDirIterator::Subdirectories);
        while (it.hasNext())
            if (QFile file(it.next()); file.fileName().contains(u"alerts"_s) && file.open(QIODevice::ReadOnly) && file.readAll().contains("\"firing\""))
                return true;
        return false;
    }

    CtlRun home;

private:
    QString m_file;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_said;
};

QStringList keysTold(const ScriptedReceiver &channel) // of what began
{
    QStringList keys;
    for (const auto &request : channel.requests()) {
        const QJsonObject console = QJsonDocument::fromJson(request.body)[u"x_console"].toObject();
        if (console[u"moment"].toString() == u"firing")
            keys << console[u"key"].toString();
    }
    return keys;
}

} // namespace

class TstTelling : public QObject {
    Q_OBJECT
    ScriptedReceiver m_channel{{{}}};
    std::vector<std::unique_ptr<Machine>> m_alone; // without a store; while it waits for the store to be gone others are looked at
    std::unique_ptr<StoreFixture> m_store;

    [[nodiscard]] static QByteArray environment(quint16 site, quint16 store)
    {
        return "name: e\ntargets:\n- {id: site, kind: http, url: \"http://127.0.0.1:" + QByteArray::number(site)
            + "/\", hot_interval: 250ms, deadline: 1s}\nshared_journal: {host: 127.0.0.1, port: " + QByteArray::number(store) + ", database: postgres, user: ann, tls: {mode: disable}}\n";
    }

private slots:
    void initTestCase()
    {
        const QByteArray yaml = environment(freePort(), freePort());
        for (int i = 0; i < 2; ++i)
            m_alone.emplace_back(std::make_unique<Machine>(yaml, m_channel))->start();
        m_store = std::make_unique<StoreFixture>();
    }
    void cleanupTestCase() { m_alone.clear(); }

    void severalMachinesTellOnce()
    {
        const QByteArray yaml = environment(freePort(), m_store->server.port());
        ScriptedReceiver channel({{}}), other({{}});
        Machine one(yaml, channel), two(yaml, other);
        one.start();
        QTRY_VERIFY_WITH_TIMEOUT(one.last("This watcher"), 10000);
        QTRY_COMPARE_WITH_TIMEOUT(keysTold(channel).size(), 1, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(one.incidents().size(), std::size_t(1), 10000); // also what fired before it was elected
        two.start();
        QTRY_VERIFY_WITH_TIMEOUT(two.last("Another") && two.hasKeptItsAlerts(), 15000);
        two.end(SIGTERM);
        two.start(); // it knows what fires from its beginning on
        QTRY_VERIFY_WITH_TIMEOUT(two.last("Another") && two.incidents().size() == 1, 15000);
        QCOMPARE(other.count(), 0);
        QCOMPARE(keysTold(channel).size(), 1);
        one.end(SIGTERM);
        QTRY_VERIFY_WITH_TIMEOUT(two.last("This watcher"), 15000);
        QTRY_COMPARE_WITH_TIMEOUT(keysTold(other), keysTold(channel), 10000); // to whoever told nobody yet, under the same key
        QCOMPARE(two.incidents().size(), std::size_t(1));
        QCOMPARE(two.incidents().front().alerts.size(), one.incidents().front().alerts.size());
    }

    void withoutTheStoreEachTellsUnderOneKey()
    {
        Machine &one = *m_alone.front(), &two = *m_alone.back();
        QTRY_VERIFY_WITH_TIMEOUT(one.last("is gone") && two.last("is gone"), 15000);
        QTRY_COMPARE_WITH_TIMEOUT(keysTold(m_channel).size(), 2, 10000);
        QCOMPARE(keysTold(m_channel).first(), keysTold(m_channel).last());
        QTRY_VERIFY_WITH_TIMEOUT(one.incidents().size() == 1 && two.incidents().size() == 1, 10000);
        QCOMPARE(one.incidents().front().alerts.front().key, two.incidents().front().alerts.front().key);
    }
};

QTEST_GUILESS_MAIN(TstTelling)
#include "tst_telling.moc"
