// SPDX-License-Identifier: GPL-3.0-or-later
// The house plan, held against the sources: which room may include which, and what no room may do.

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace {

struct SourceFile {
    QString path; // from the root of the repository
    QString room; // models/flow, ui/dashboard, app
    QStringList lines;
};

// Lowest row first: a room may include rooms of lower rows and itself, never one of its own row.
const QList<QStringList> modelRows = {
    {QStringLiteral("models/base")},
    {QStringLiteral("models/flow")},
    {QStringLiteral("models/postgres"), QStringLiteral("models/process"), QStringLiteral("models/secrets"),
     QStringLiteral("models/http"), QStringLiteral("models/redis"), QStringLiteral("models/program")},
    {QStringLiteral("models/journal"), QStringLiteral("models/environment"), QStringLiteral("models/cluster")},
    {QStringLiteral("models/watch"), QStringLiteral("models/acts"), QStringLiteral("models/service"), QStringLiteral("models/workload"),
     QStringLiteral("models/rota")},
    {QStringLiteral("models/forecast"), QStringLiteral("models/mutes"), QStringLiteral("models/notify"), QStringLiteral("models/sharedjournal")},
    {QStringLiteral("models/health"), QStringLiteral("models/history"), QStringLiteral("models/operate"), QStringLiteral("models/events")},
    {QStringLiteral("models/alerts")},
    {QStringLiteral("models/incidents"), QStringLiteral("models/backups"), QStringLiteral("models/migrations"), QStringLiteral("models/audit"),
     QStringLiteral("models/recorder"), QStringLiteral("models/statements"),
     QStringLiteral("models/inquiry")},
    {QStringLiteral("models/runbooks"), QStringLiteral("models/sandbox"), QStringLiteral("models/paging"), QStringLiteral("models/promises")},
    {QStringLiteral("models/drills"), QStringLiteral("models/reports")},
};

// Panes never include each other; the shell joins them.
const QList<QStringList> uiRows = {
    {QStringLiteral("ui/theme"), QStringLiteral("ui/settings")},
    {QStringLiteral("ui/charts"), QStringLiteral("ui/palette")},
    {QStringLiteral("ui/dashboard"), QStringLiteral("ui/start"), QStringLiteral("ui/incidents"), QStringLiteral("ui/alerts"), QStringLiteral("ui/oncall")},
    {QStringLiteral("ui/shell")},
};

int rowOf(const QList<QStringList> &rows, const QString &room)
{
    for (qsizetype i = 0; i < rows.size(); ++i)
        if (rows[i].contains(room))
            return int(i);
    return -1;
}

bool mayInclude(const QString &from, const QString &to)
{
    if (from == to || from.startsWith(QLatin1String("app")) || from.startsWith(QLatin1String("tests")))
        return true;
    if (from.startsWith(QLatin1String("ui/"))) {
        if (to.startsWith(QLatin1String("models/")))
            return rowOf(modelRows, to) >= 0;
        return rowOf(uiRows, to) >= 0 && rowOf(uiRows, to) < rowOf(uiRows, from);
    }
    return rowOf(modelRows, to) >= 0 && rowOf(modelRows, to) < rowOf(modelRows, from);
}

QString roomOf(const QString &path)
{
    const QString folder = path.section(QLatin1Char('/'), 0, -2);
    return folder.startsWith(QLatin1String("models/")) || folder.startsWith(QLatin1String("ui/"))
        ? folder.section(QLatin1Char('/'), 0, 1)
        : folder.section(QLatin1Char('/'), 0, 0);
}

QList<SourceFile> sources(const QStringList &folders)
{
    const QDir root(QStringLiteral(QD_SOURCE_DIR));
    QList<SourceFile> out;
    for (const QString &folder : folders) {
        QDirIterator it(root.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            const QString path = root.relativeFilePath(file.fileName());
            out.append({path, roomOf(path), QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'))});
        }
    }
    return out;
}

const QStringList product = {QStringLiteral("app"), QStringLiteral("ui"), QStringLiteral("models")};

QString findings(const QRegularExpression &forbidden, const QList<SourceFile> &files, const QRegularExpression &exempt = {})
{
    QString out;
    for (const SourceFile &f : files) {
        if (!exempt.pattern().isEmpty() && exempt.match(f.path).hasMatch())
            continue;
        for (qsizetype i = 0; i < f.lines.size(); ++i) {
            const QString code = f.lines[i].section(QStringLiteral("//"), 0, 0);
            if (forbidden.match(code).hasMatch())
                out += QStringLiteral("\n%1:%2: %3").arg(f.path).arg(i + 1).arg(f.lines[i].trimmed());
        }
    }
    return out;
}

} // namespace

class TstRooms : public QObject {
    Q_OBJECT
private slots:
    void everyIncludeFollowsAnAllowedArrow()
    {
        static const QRegularExpression include(QStringLiteral("^#include \"((models|ui|app|tests)/[^\"]+)\""));
        QString wrong;
        for (const SourceFile &f : sources(product)) {
            for (const QString &line : f.lines) {
                const auto match = include.match(line);
                if (match.hasMatch() && !mayInclude(f.room, roomOf(match.captured(1))))
                    wrong += QStringLiteral("\n%1 may not include %2").arg(f.path, match.captured(1));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void aWrongArrowIsFound()
    {
        QVERIFY(!mayInclude(QStringLiteral("models/flow"), QStringLiteral("models/watch")));
        QVERIFY(!mayInclude(QStringLiteral("models/health"), QStringLiteral("models/history")));
        QVERIFY(!mayInclude(QStringLiteral("models/watch"), QStringLiteral("ui/theme")));
        QVERIFY(!mayInclude(QStringLiteral("ui/dashboard"), QStringLiteral("ui/start")));
        QVERIFY(!mayInclude(QStringLiteral("models/somewhere"), QStringLiteral("models/base")));
        QVERIFY(mayInclude(QStringLiteral("ui/shell"), QStringLiteral("models/flow")));
    }

    void nothing_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("folders");
        QTest::addColumn<QString>("exempt");
        const auto row = [](const char *name, const char *pattern, const QStringList &folders, const char *exempt = "") {
            QTest::newRow(name) << QString::fromLatin1(pattern) << folders << QString::fromLatin1(exempt);
        };
        const QStringList models{QStringLiteral("models")}, ui{QStringLiteral("ui"), QStringLiteral("app")};
        row("models know no widget and no colour",
            "#include <(Qt(Gui|Widgets|Charts)/|QWidget|QColor|QFont|QIcon|QPainter|QPixmap|QApplication|QGuiApplication)", models);
        row("no umbrella headers", "#include <Qt(Core|Gui|Widgets|Charts|Test|Svg)>", product);
        row("no nested event loop, no blocking wait",
            "processEvents|waitFor(Finished|Started|ReadyRead|Connected)|PQexec\\(|PQconnectdb|msleep|usleep\\(|sleep_for", product,
            "^models/sandbox/statefile"); // a lock that other processes hold for microseconds
        row("event loops only where a program begins", "QEventLoop", product, "^models/flow/enginethread|^models/program/program|^app/");
        row("no shell", "startCommand|(^|[^a-zA-Z:&_])system\\(|popen\\(|/bin/sh|\"sh\"", product);
        row("server text meets plain widgets alone", "\\b(QLabel|QMessageBox|QToolTip|QTextBrowser|QErrorMessage)\\b|setToolTip\\(|setWhatsThis\\(",
            ui, "^ui/theme/");
        row("colours live in the theme", "QColor\\(|#[0-9a-fA-F]{6}\"|Qt::(red|green|blue|white|black|gray|yellow)", ui, "^ui/theme/");
        row("the logging library has one door", "#include <(spdlog|fmt)/", product, "^models/base/log.cpp");
        row("the YAML library stays in its adapters", "#include <yaml-cpp/", product, "yaml|cataloguereader|lanequery|description|advicelimits|poolrules");
        row("no keyring in clear text", "setInsecureFallback\\(true", product);
        row("what somebody else wrote is planned, nothing else", "\\bForeignStatement\\b|PQsend(Query|QueryParams|Prepare)\\(|PQexec", product,
            "^models/postgres/|^models/watch/guests|^models/statements/plan|^models/cluster/adminlink");
        row("what a person typed is read out, nothing else", "\\bTypedStatement\\b", product, "^models/postgres/typed|^models/postgres/session|^models/inquiry/");
        row("no name that says nothing", "\\b(class|struct) \\w*(Manager|Helper|Util|Utils|Misc)\\b", product);
        row("nothing left for later", "\\b(TODO|FIXME|XXX|HACK)\\b", product);
        row("connections have a context", "connect\\([^,]+, &[^,]+, \\[", product);
    }
    void nothing()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, folders);
        QFETCH(QString, exempt);
        const QString found = findings(QRegularExpression(pattern), sources(folders), QRegularExpression(exempt));
        QVERIFY2(found.isEmpty(), qPrintable(found));
    }

    void filesAreOneIdeaLong()
    {
        QString tooLong;
        for (const SourceFile &f : sources(product))
            if (f.lines.size() > 501)
                tooLong += QStringLiteral("\n%1: %2 lines").arg(f.path).arg(f.lines.size());
        QVERIFY2(tooLong.isEmpty(), qPrintable(tooLong));
    }

    void everyFileNamesItsLicence()
    {
        QString bare;
        for (const SourceFile &f : sources(product + QStringList{QStringLiteral("tests")}))
            if (f.lines.value(0) != QStringLiteral("// SPDX-License-Identifier: GPL-3.0-or-later"))
                bare += QLatin1Char('\n') + f.path;
        QVERIFY2(bare.isEmpty(), qPrintable(bare));
    }

    void testsWaitForConditions()
    {
        // A wait of fixed length is a step of a loop with an end, or says on its line what must not happen meanwhile.
        static const QRegularExpression wait(QStringLiteral("(qWait|qSleep|msleep|sleep_for)\\((\\d+)"));
        QString found;
        for (const SourceFile &f : sources({QStringLiteral("tests")})) {
            if (f.room == QLatin1String("tests") && f.path.contains(QLatin1String("/architecture/")))
                continue;
            for (qsizetype i = 0; i < f.lines.size(); ++i) {
                const auto match = wait.match(f.lines[i]);
                if (match.hasMatch() && match.captured(2).toInt() > 100 && !f.lines[i].contains(QLatin1String("//")))
                    found += QStringLiteral("\n%1:%2: %3").arg(f.path).arg(i + 1).arg(f.lines[i].trimmed());
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found));
    }
};

QTEST_GUILESS_MAIN(TstRooms)
#include "tst_rooms.moc"
