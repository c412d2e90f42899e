// SPDX-License-Identifier: GPL-3.0-or-later
// The whole watcher is killed (SIGKILL) at random moments, again and again, while targets on a real server go and come back:
// what its journal had is still there and both verifiers say so, and each channel hears at most one thing twice a kill, under
// the same keys. QD_WATCHER_KILLS: how often (3).

#include "models/journal/reader.h"
#include "tests/journal/bookkeeping.h"
#include "tests/support/ctlrun.h"
#include "tests/support/faultproxy.h"
#include "tests/support/postgresserver.h"
#include "tests/support/scriptedreceiver.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <csignal>
#include <map>
#include <random>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A target goes in one round of eight, so that no alert flaps; then the environment has another name, and new alerts.
constexpr int kTargets = 8;

// One server under many addresses, each of which can be taken away.
class Doors {
public:
    Doors()
    {
        for (quint16 &port : m_ports)
            port = freePort();
        openAll();
    }
    void set(int i, bool open)
    {
        if (!open)
            m_doors[i].reset();
        else if (!m_doors[i])
            m_doors[i] = std::make_unique<FaultProxy>(m_ports[i], m_server.port());
    }
    void openAll()
    {
        for (int i = 0; i < kTargets; ++i)
            set(i, true);
    }
    [[nodiscard]] QByteArray environment(int block) const
    {
        QByteArray text = "name: kills-" + QByteArray::number(block) + "\ndefaults: {hot_interval: 250ms, deadline: 1s}\ntargets:\n";
        for (int i = 0; i < kTargets; ++i)
            text += "- {id: t" + QByteArray::number(i) + ", kind: postgres, host: 127.0.0.1, port: " + QByteArray::number(m_ports[i]) + ", user: postgres, tls: {mode: disable}}\n";
        return text;
    }

private:
    PostgresServer m_server;
    std::array<quint16, kTargets> m_ports{};
    std::array<std::unique_ptr<FaultProxy>, kTargets> m_doors;
};

// What one channel accepted, message by message: what began is open until it is over.
class Channel {
public:
    explicit Channel(ScriptedAnswer answer) : m_receiver(QList<ScriptedAnswer>{std::move(answer)}) {}
    [[nodiscard]] QByteArray url() const { return m_receiver.url(); }
    // Counts what came since the last call, and how much of it was said before.
    int repeats()
    {
        int repeats = 0;
        const auto all = m_receiver.requests();
        for (; m_read < all.size(); ++m_read) {
            const QJsonObject body = QJsonDocument::fromJson(all[m_read].body).object(), console = body[u"x_console"].toObject();
            const bool pager = body.contains(u"event_action"_s);
            const QString key = pager ? body[u"dedup_key"].toString() : console[u"key"].toString();
            const QString moment = pager ? body[u"event_action"].toString() : console[u"moment"].toString(), event = console[u"event"].toString();
            ++messages;
            if (!event.isEmpty() && event != QString::fromUtf8(all[m_read].headers.value("x-console-event-id")))
                wrong << u"header and body name different events"_s;
            const bool begins = moment == u"firing" || moment == u"trigger";
            if (!begins && moment != u"resolved" && moment != u"resolve")
                continue;
            const QString said = begins ? u"firing"_s : u"resolved"_s;
            if (const auto before = m_last.constFind(key); before != m_last.cend() && before->first == said) {
                ++repeats;
                if (before->second != event)
                    wrong << u"%1 of %2 came twice as different events, %3 and %4"_s.arg(said, key.left(8), before->second, event);
            }
            m_last.insert(key, {said, event});
        }
        return repeats;
    }
    [[nodiscard]] bool allOver() const
    {
        return std::ranges::none_of(m_last, [](const auto &last) { return last.first == u"firing"; });
    }
    [[nodiscard]] QStringList open() const // keys
    {
        QStringList keys;
        for (auto it = m_last.cbegin(); it != m_last.cend(); ++it)
            if (it->first == u"firing")
                keys << it.key().left(12);
        return keys;
    }
    int messages = 0;
    QStringList wrong;

private:
    ScriptedReceiver m_receiver;
    qsizetype m_read = 0;
    QHash<QString, std::pair<QString, QString>> m_last; // by key: what was said last, and its event
};

} // namespace

class TstWatcherKills : public QObject {
    Q_OBJECT
    CtlRun m_home;
    Doors m_doors;
    std::mt19937 m_random{11};
    qint64 m_seen = 0;
    QSet<QByteArray> m_acknowledged; // leaf hashes of entries that a reader saw
    QSet<QString> m_notes;           // texts of notes whose program said that they are written

    [[nodiscard]] QString journal() const { return m_home.path(u"home/.local/state/quarterdeck/journal.sqlite"_s); }
    void rest(int most) { QTest::qSleep(int(m_random() % unsigned(most))); }
    void startWatcher(QProcess &watcher, int block) const
    {
        const QString file = m_home.write(u"environment.yaml"_s, m_doors.environment(block));
        watcher.setProcessEnvironment(m_home.variables);
        watcher.setStandardOutputFile(m_home.path(u"out"_s), QIODevice::Append);
        watcher.setStandardErrorFile(m_home.path(u"err"_s), QIODevice::Append);
        watcher.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), {u"watch"_s, u"--environment"_s, file});
        QVERIFY(watcher.waitForStarted(5000));
    }
    // What a reader finds on disk now is there for ever.
    void readOn()
    {
        if (!QFile::exists(journal()))
            return;
        auto reader = journal::Reader::open(journal());
        if (!reader && reader.error().code == base::Errc::Absent)
            return;
        QVERIFY2(reader, reader ? "" : reader.error().text.c_str());
        const auto fresh = reader->after(m_seen);
        QVERIFY2(fresh, fresh ? "" : fresh.error().text.c_str());
        for (const journal::StoredEntry &e : *fresh) {
            m_seen = std::max(m_seen, e.id);
            m_acknowledged.insert(e.hash);
        }
    }
    // Both verifiers, and everything that was acknowledged.
    void nothingIsLost()
    {
        const QString said = book::verdict(book::judged(journal()));
        QVERIFY2(said == u"0" || said == u"1", qPrintable(said));
        QSet<QByteArray> hashes;
        QSet<QString> notes;
        auto reader = journal::Reader::open(journal());
        QVERIFY(reader);
        QVERIFY(reader->all([&](const journal::StoredEntry &e) {
            hashes.insert(e.hash);
            notes.insert(e.details.section(u'\n', 0, 0));
            return true;
        }));
        QVERIFY2(hashes.contains(m_acknowledged), "an entry that was read is gone");
        QVERIFY2(notes.contains(m_notes), "a note that was acknowledged is gone");
    }

private slots:
    void nothingIsLostAndLittleIsSaidTwice()
    {
        const int kills = qEnvironmentVariableIsSet("QD_WATCHER_KILLS") ? std::max(1, qEnvironmentVariableIntValue("QD_WATCHER_KILLS")) : 3;
        std::map<QString, Channel> channels;
        channels.try_emplace(u"machine"_s, ScriptedAnswer{});
        channels.try_emplace(u"person"_s, ScriptedAnswer{});
        channels.try_emplace(u"pager"_s, ScriptedAnswer{ScriptedAnswer::Reply, 202, "{}", {}});
        QDir(m_home.path(u"home"_s)).mkpath(u".config/quarterdeck"_s);
        m_home.write(u"home/.config/quarterdeck/alerts.yaml"_s, "rules:\n- {id: target.down, keep: 250ms, persons: 400ms}\n");
        m_home.write(u"home/.config/quarterdeck/channels.yaml"_s, "channels:\n- {id: machine, kind: webhook, url: \"" + channels.at(u"machine"_s).url() + "\"}\n- {id: person, kind: webhook, reaches: people, url: \""
                     + channels.at(u"person"_s).url() + "\"}\n- {id: pager, kind: pagerduty, reaches: machines, url: \"" + channels.at(u"pager"_s).url()
                     + "\", credential: {from: command, command: [/bin/cat, \"" + m_home.write(u"routing"_s, "0123456789abcdef0123456789abcdef").toUtf8() + "\"]}}\n");
        std::map<QString, int> repeated, sinceKill;
        const auto listen = [&] {
            for (auto &[name, channel] : channels) {
                const int repeats = channel.repeats();
                repeated[name] += repeats;
                sinceKill[name] += repeats;
            }
        };
        const auto count = [&](int most) { // what was said twice since the watcher began
            listen();
            for (const auto &[name, channel] : channels)
                QVERIFY2(channel.wrong.isEmpty(), qPrintable(name + u": "_s + channel.wrong.join(u'\n')));
            for (auto &[name, repeats] : sinceKill) {
                QVERIFY2(repeats <= most, qPrintable(u"%1 heard %2 things twice after one kill"_s.arg(name).arg(repeats)));
                repeats = 0;
            }
        };
        bool killed = false; // the watcher before this one
        for (int round = 0; round < kills; ++round) {
            const int target = round % kTargets;
            QProcess watcher, note;
            startWatcher(watcher, round / kTargets);
            rest(900); // some die while they start
            m_doors.set(target, false);
            if (target > 0)
                m_doors.set(target - 1, true);
            const QString text = u"note %1"_s.arg(round);
            note.setProcessEnvironment(m_home.variables);
            note.start(qEnvironmentVariable("QUARTERDECKCTL", QStringLiteral(QD_BUILD_DIR "/quarterdeckctl")), {u"event"_s, text});
            rest(1600);
            readOn();
            QCOMPARE(watcher.state(), QProcess::Running);
            ::kill(pid_t(watcher.processId()), SIGKILL);
            QVERIFY(watcher.waitForFinished(5000));
            QVERIFY(note.waitForFinished(20000));
            QVERIFY2(note.exitCode() == 0, note.readAllStandardError().constData());
            m_notes.insert(text);
            nothingIsLost();
            count(killed ? 1 : 0);
            killed = true;
            if (target == kTargets - 1 || round == kills - 1) { // the last of this name tells all to its end
                startWatcher(watcher, round / kTargets);
                const auto told = [&] {
                    listen();
                    return channels.at(u"person"_s).messages > 0 && !channels.at(u"machine"_s).allOver();
                };
                QVERIFY2(QTest::qWaitFor(told, 20000), "what lasts was not told");
                m_doors.openAll();
                const auto over = [&] {
                    listen();
                    return std::ranges::all_of(channels, [](const auto &c) { return c.second.allOver(); });
                };
                QStringList open;
                const bool ended = QTest::qWaitFor(over, 90000);
                for (const auto &[name, channel] : channels)
                    open << name + u": "_s + channel.open().join(u' ');
                if (!ended) // what the watcher knew of it
                    QProcess::execute(u"cp"_s, {u"-rT"_s, m_home.path(u"home/.local/state/quarterdeck"_s), QStringLiteral(QD_BUILD_DIR "/watcherkills-failed")});
                QVERIFY2(ended, qPrintable(u"round %1: an end was not told, %2; its files: " QD_BUILD_DIR "/watcherkills-failed"_s.arg(QString::number(round), open.join(u", "_s)))); // at once, or a minute after a kill between telling and noting it
                watcher.terminate();
                QVERIFY(watcher.waitForFinished(15000));
                nothingIsLost();
                count(1);
                killed = false;
            }
        }
        for (auto &[name, channel] : channels)
            qInfo("%s: %d messages, %d of them twice, in %d kills", qPrintable(name), channel.messages, repeated[name], kills);
        qInfo("%lld entries of the journal and %lld notes are all there", (long long)m_acknowledged.size(), (long long)m_notes.size());
    }
};

QTEST_GUILESS_MAIN(TstWatcherKills)
#include "tst_watcherkills.moc"
