// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A journal with known entries, hands that change it behind its back, and both verifiers.

#include "models/journal/journal.h"
#include "models/journal/verifier.h"
#include "tests/support/runtask.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

namespace book {

inline journal::Options optionsFor(const QString &file, const QString &anchors = {})
{
    journal::Options o;
    o.file = file;
    o.anchors = anchors;
    o.writer = QStringLiteral("test");
    o.version = QStringLiteral("1");
    return o;
}

inline journal::Entry note(const QString &details, const QString &act = QStringLiteral("test.note"))
{
    journal::Entry e;
    e.act = act;
    e.target = QStringLiteral("shop-primary");
    e.actor = QStringLiteral("Ada Lovelace");
    e.details = details;
    return e;
}

// A chain of `notes` notes between genesis and terminal.
inline void fill(const QString &file, int notes, const QString &anchors = {})
{
    journal::ChainWriter writer(optionsFor(file, anchors));
    for (int i = 0; i < notes; ++i) {
        const auto done = writer.append({note(QStringLiteral("note %1").arg(i + 1))});
        if (!done)
            qFatal("%s", done.error().text.c_str());
    }
    if (const auto ended = writer.end(); !ended)
        qFatal("%s", ended.error().text.c_str());
}

// SQL as somebody with an editor for SQLite files would write it, the guards out of the way.
inline void tamper(const QString &file, const QStringList &statements)
{
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tamper"));
        db.setDatabaseName(file);
        if (!db.open())
            qFatal("%s", qPrintable(db.lastError().text()));
        QSqlQuery query(db);
        for (const QString &s : QStringList{QStringLiteral("PRAGMA synchronous = OFF"), QStringLiteral("DROP TRIGGER IF EXISTS entry_never_changes"), QStringLiteral("DROP TRIGGER IF EXISTS entry_never_goes")} + statements)
            if (!query.exec(s))
                qFatal("%s: %s", qPrintable(s), qPrintable(query.lastError().text()));
        query.finish();
        db.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("tamper"));
}

// python3 itself: what stands before it in the path to choose one of several costs more time than a verification.
inline QString python3()
{
    static const QString program = [] {
        QProcess asked;
        asked.start(QStringLiteral("python3"), {QStringLiteral("-c"), QStringLiteral("import sys; print(sys.executable)")});
        const bool answered = asked.waitForFinished() && asked.exitCode() == 0;
        const QString said = answered ? QString::fromLocal8Bit(asked.readAllStandardOutput()).trimmed() : QString();
        return said.isEmpty() ? QStringLiteral("python3") : said;
    }();
    return program;
}

// What both verifiers say, which has to be the same.
inline QJsonObject judged(const QString &file, const QString &anchors = {})
{
    const auto ours = journal::verify(file, anchors);
    QProcess python;
    QStringList words{QStringLiteral(QD_SOURCE_DIR "/installer/verify-journal.py"), QStringLiteral("--json"), file};
    if (!anchors.isEmpty())
        words << QStringLiteral("--anchors") << anchors;
    python.start(python3(), words);
    if (!python.waitForFinished())
        return {{QStringLiteral("error"), QStringLiteral("python3 does not run")}};
    const QByteArray said = python.readAllStandardOutput();
    const QJsonObject theirs = QJsonDocument::fromJson(said).object();
    if (!ours)
        return {{QStringLiteral("exit"), python.exitCode() == 3 ? 3 : -3}, {QStringLiteral("error"), QString::fromStdString(ours.error().text)}};
    if (ours->toJson() != theirs || python.exitCode() != int(ours->verdict()))
        return {{QStringLiteral("error"), QStringLiteral("the verifiers disagree: %1 and %2 %3")
                                              .arg(QString::fromUtf8(QJsonDocument(ours->toJson()).toJson(QJsonDocument::Compact)), QString::fromUtf8(said),
                                                   QString::fromUtf8(python.readAllStandardError()))}};
    return theirs;
}

// "2 altered 5": exit code, kind and place of the first chain that is bad; "0" where none is.
inline QString verdict(const QJsonObject &report)
{
    if (report.contains(QStringLiteral("error")))
        return report[u"error"].toString();
    QString out = QString::number(report[u"exit"].toInt());
    for (const auto &chain : report[u"chains"].toArray())
        if (const QJsonObject bad = chain.toObject()[u"bad"].toObject(); !bad.isEmpty())
            return out + QLatin1Char(' ') + bad[u"kind"].toString() + QLatin1Char(' ') + QString::number(bad[u"seq"].toInt());
    return out;
}

} // namespace book
