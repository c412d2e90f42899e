// SPDX-License-Identifier: GPL-3.0-or-later
// What the terminal program says of alerts, incidents, those who are told and what is muted, while a hostile server chose the names,
// the log lines and the figures: no control character, valid in its format, no markup; and what was sent to a channel.

#include "tests/hostile/hostileroom.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TstHostileIncidents : public QObject {
    Q_OBJECT
    std::unique_ptr<HostileRoom> m_room;
    QString m_alert, m_finding; // about what has markup as its name

    static QString wrongIn(const QByteArray &bytes) { return bytes.isValidUtf8() ? hostile::rawIn(QString::fromUtf8(bytes)) : u"no UTF-8"_s; }
    static bool names(const QByteArray &bytes) { return QString::fromUtf8(bytes).contains(u"onerror=x"_s); }
    CtlRun::Outcome run(QStringList args)
    {
        args.replaceInStrings(u"INCIDENT"_s, m_room->incident).replaceInStrings(u"ALERT"_s, m_alert).replaceInStrings(u"FINDING"_s, m_finding);
        if (args.first() != u"notify"_s && args.first() != u"oncall"_s)
            args << u"--environment"_s << m_room->file;
        return m_room->ctl.run(args, 60000);
    }
    // One document, or one a line.
    static bool isJson(const QByteArray &bytes)
    {
        const QList<QByteArray> lines = bytes.trimmed().split('\n');
        return !QJsonDocument::fromJson(bytes).isNull()
            || std::ranges::all_of(lines, [](const QByteArray &line) { return line.isEmpty() || QJsonDocument::fromJson(line).isObject(); });
    }

private slots:
    void initTestCase()
    {
        m_room = std::make_unique<HostileRoom>();
        QVERIFY2(m_room->watch(), m_room->said().constData());
        for (const QJsonValue &alert : QJsonDocument::fromJson(run({u"alerts"_s, u"--json"_s}).out).array())
            if (alert["rule"_L1].toString() == u"metric/own.labels"_s && alert["item"_L1].toString().contains(u"onerror=x"_s))
                m_alert = alert["key"_L1].toString();
        QVERIFY(!m_alert.isEmpty());
        for (const QJsonValue &problem : QJsonDocument::fromJson(run({u"status"_s, u"--json"_s}).out)["problems"_L1].toArray())
            if (problem["target"_L1].toString() == u"db"_s && problem["finding"_L1].toString().startsWith(u"own.labels"_s))
                m_finding = problem["finding"_L1].toString();
        QVERIFY(!m_finding.isEmpty());
    }
    void cleanupTestCase() { m_room.reset(); }

    void everyCommandIsPlain_data()
    {
        QTest::addColumn<QStringList>("args");
        QTest::addColumn<bool>("json");
        QTest::addColumn<bool>("named"); // what it prints has the name in it
        const QString odd = u"=\x1b[31m<b>\u202e"_s; // of a person
        const auto row = [](const char *name, const QStringList &args, bool named = false, bool both = true) {
            QTest::newRow(name) << args << false << named;
            if (both)
                QTest::newRow((QByteArray(name) + " as JSON").constData()) << (args + QStringList{u"--json"_s}) << true << named;
        };
        row("alerts", {u"alerts"_s}, true);
        row("all alerts", {u"alerts"_s, u"list"_s, u"--all"_s}, true);
        row("why", {u"alerts"_s, u"why"_s, u"ALERT"_s}, true);
        row("coverage", {u"alerts"_s, u"coverage"_s});
        row("rules", {u"alerts"_s, u"rules"_s});
        row("what a silence hides", {u"alerts"_s, u"silence"_s, u"rule=metric/own.labels"_s, u"--severity"_s, u"critical"_s, u"--for"_s, u"1h"_s, u"--reason"_s, odd, u"--preview"_s}, true);
        row("silence", {u"alerts"_s, u"silence"_s, u"item=*onerror*"_s, u"--severity"_s, u"critical"_s, u"--for"_s, u"1h"_s, u"--reason"_s, odd}, false, false);
        row("silences", {u"alerts"_s, u"silences"_s});
        row("acknowledgement", {u"alerts"_s, u"ack"_s, u"ALERT"_s, u"--note"_s, odd}, false, false);
        row("note", {u"incident"_s, u"note"_s, u"INCIDENT"_s, odd}, false, false);
        row("incidents", {u"incident"_s, u"list"_s});
        row("incident", {u"incident"_s, u"show"_s, u"INCIDENT"_s}, true);
        row("log", {u"incident"_s, u"logs"_s, u"INCIDENT"_s}, true);
        row("part of the log", {u"incident"_s, u"logs"_s, u"INCIDENT"_s, u"--troubles"_s, u"--grep"_s, u"onerror"_s}, true);
        row("update", {u"incident"_s, u"update"_s, u"INCIDENT"_s}, false, false);
        row("postmortem", {u"incident"_s, u"postmortem"_s, u"INCIDENT"_s}, true, false);
        row("postmortem as a page", {u"incident"_s, u"postmortem"_s, u"INCIDENT"_s, u"--format"_s, u"html"_s}, true, false);
        row("times", {u"incident"_s, u"times"_s});
        row("promises", {u"promises"_s});
        row("deliveries", {u"notify"_s, u"log"_s});
        row("channels", {u"notify"_s, u"check"_s}, false, false);
        row("on call", {u"oncall"_s});
        row("what it cost", {u"oncall"_s, u"fatigue"_s});
        row("mute", {u"mute"_s, u"--target"_s, u"db"_s, u"--finding"_s, u"FINDING"_s, u"--for"_s, u"1h"_s, u"--reason"_s, odd}, false, false);
        row("muted", {u"mute"_s, u"list"_s});
        row("heard again", {u"mute"_s, u"end"_s, u"--target"_s, u"db"_s, u"--finding"_s, u"FINDING"_s}, false, false);
    }
    void everyCommandIsPlain()
    {
        QFETCH(QStringList, args);
        QFETCH(bool, json);
        QFETCH(bool, named);
        const auto out = run(args);
        QVERIFY2(out.code == 0 || out.code == 1, (QByteArray::number(out.code) + ' ' + out.err).constData());
        QCOMPARE(wrongIn(out.out), QString());
        QCOMPARE(wrongIn(out.err), QString());
        QVERIFY(!out.out.isEmpty());
        QVERIFY2(!json || isJson(out.out), out.out.left(2000).constData());
        QVERIFY2(!named || names(out.out), out.out.left(2000).constData());
    }

    void thePostmortemHasNoMarkupButItsOwn()
    {
        QString text = QString::fromUtf8(run({u"incident"_s, u"postmortem"_s, u"INCIDENT"_s}).out);
        static const QRegularExpression anchor(u"<a id=\"[A-Za-z0-9_-]+\"></a>"_s), reference(u"\\]\\(#[A-Za-z0-9_-]+\\)"_s);
        text.remove(anchor).remove(reference);
        static const QRegularExpression tag(u"(?<!\\\\)<"_s), link(u"(?<!\\\\)\\]\\("_s), code(u"(?<!\\\\)`"_s);
        for (const QString &line : text.split(u'\n'))
            for (const QRegularExpression &live : {tag, link, code})
                QVERIFY2(!line.contains(live), qPrintable(line));
        const QString page = QString::fromUtf8(run({u"incident"_s, u"postmortem"_s, u"INCIDENT"_s, u"--format"_s, u"html"_s}).out);
        QVERIFY(page.contains(u"&lt;img "_s) && !page.contains(u"<img"_s) && !page.contains(u"<b>"_s) && !page.contains(u"<a href='"_s));
    }

    void whatWasSentIsPlain()
    {
        const auto requests = m_room->receiver.requests();
        QVERIFY(!requests.isEmpty());
        bool told = false;
        for (const auto &request : requests) {
            const QJsonDocument body = QJsonDocument::fromJson(request.body);
            QVERIFY2(body.isObject() && request.body.isValidUtf8(), request.body.constData());
            for (const QJsonValue &alert : body["alerts"_L1].toArray())
                for (const QString &text : {alert["annotations"_L1]["summary"_L1].toString(), alert["annotations"_L1]["description"_L1].toString()}) { // what a person reads of it
                    QCOMPARE(hostile::rawIn(text), QString());
                    told = told || text.contains(u"Labels"_s);
                }
        }
        QVERIFY(told);
    }

    void whatTheWatcherPrintedIsPlain()
    {
        m_room->stop();
        QFile printed(m_room->watched());
        QVERIFY(printed.open(QIODevice::ReadOnly));
        const QByteArray all = printed.readAll();
        QCOMPARE(wrongIn(all), QString());
        QVERIFY(names(all));
        QCOMPARE(wrongIn(m_room->said()), QString()); // what it complained of, too
    }

    void theJournalOfItIsPlainInEachFormat()
    {
        for (const QStringList &args : {QStringList{u"journal"_s, u"tail"_s, u"-n"_s, u"200"_s}, QStringList{u"journal"_s, u"tail"_s, u"--json"_s}, QStringList{u"journal"_s, u"export"_s, u"--format"_s, u"csv"_s}}) {
            const auto out = m_room->ctl.run(args, 60000);
            QVERIFY2(out.code == 0, out.err.constData());
            QCOMPARE(wrongIn(QByteArray(out.out).replace("\r\n", "\n")), QString()); // CSV ends its lines so
        }
    }

    void nothingOfItsPathWasCalledAndNothingFailed()
    {
        QVERIFY2(m_room->server.sprung().isEmpty(), qPrintable(m_room->server.sprung().join(u' ')));
        QVERIFY2(m_room->server.refused().isEmpty(), qPrintable(base::Untrusted(m_room->server.refused().join(u'\n')).visible()));
        QVERIFY(m_room->server.isUnharmed());
    }
};

QTEST_GUILESS_MAIN(TstHostileIncidents)
#include "tst_hostileincidents.moc"
