// SPDX-License-Identifier: GPL-3.0-or-later
// The translation files against the sources: nothing unsaid, nothing left over, nothing said wrongly.

#include "models/base/format.h"
#include "models/watch/catalogue.h"
#include "tests/translations/tsfile.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using test::Message;

namespace {

const QString kGerman = QStringLiteral(QD_SOURCE_DIR "/translations/quarterdeck_de.ts");
const QString kEnglish = QStringLiteral(QD_SOURCE_DIR "/translations/quarterdeck_en.ts");
constexpr qsizetype kLongestTitle = 24; // what a chart card shows beside its figure

// Words that are the same in both languages.
const QSet<QString> kShared{u"B"_s, u"KiB"_s, u"MiB"_s, u"GiB"_s, u"TiB"_s, u"PiB"_s, u"ms"_s, u"ms/s"_s, u"s"_s, u"min"_s, u"h"_s, u"d"_s,
                            u"x"_s, u"Clients"_s, u"Dashboard"_s, u"Filter"_s, u"Host"_s, u"Live"_s, u"Log"_s, u"Name"_s, u"Pause"_s, u"Person"_s, u"Pool"_s,
                            u"Port"_s, u"Redis"_s, u"SANDBOX"_s, u"STAGING"_s, u"Sandbox"_s, u"Slot"_s, u"Standby"_s, u"Statement"_s,
                            u"Status"_s, u"Sync"_s, u"Version"_s, u"ID"_s, u"Index"_s, u"Vacuum"_s, u"in"_s,
                            u"A"_s, u"Failover"_s, u"Slots"_s, u"Deadlocks"_s, u"Server"_s, u"Temp"_s, u"WAL"_s,
                            u"SQL"_s, u"Deployment"_s, u"Migration"_s, u"D"_s, u"M"_s, u"V"_s, u"X"_s, u"p"_s, u"In"_s, u"Test"_s, u"CPU"_s};

QSet<QString> placeholders(const QString &text)
{
    static const QRegularExpression any(u"%(?:[1-9]|n)"_s);
    QSet<QString> found;
    for (auto it = any.globalMatch(text); it.hasNext();)
        found.insert(it.next().captured());
    return found;
}

// The text without placeholders and what stands around words.
QString word(QString text)
{
    static const QRegularExpression other(u"%(?:[1-9]|n)|^[^\\p{L}]+|[^\\p{L}]+$"_s);
    return text.remove(other).remove(other);
}

std::pair<QString, QString> blanks(const QString &text)
{
    static const QRegularExpression first(u"^\\s*"_s), last(u"\\s*$"_s);
    return {first.match(text).captured(), last.match(text).captured()};
}

QString literal(QString text)
{
    static const QRegularExpression seam(u"\"\\s*\""_s);
    return text.remove(seam).replace(u"\\\""_s, u"\""_s).replace(u"\\n"_s, u"\n"_s).replace(u"\\\\"_s, u"\\"_s);
}

QSet<QString> keys(const QList<Message> &all)
{
    QSet<QString> out;
    for (const Message &m : all)
        out.insert(m.key());
    return out;
}

QByteArray listed(const QSet<QString> &some)
{
    return QStringList(some.values()).join(u"\n  "_s).toUtf8();
}

} // namespace

class TstTranslations : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_german = test::messages(kGerman);
        m_english = test::messages(kEnglish);
        QVERIFY(m_german.size() > 1000);
        QVERIFY(m_english.size() > 20);

        QTemporaryDir folder;
        const QString fresh = folder.filePath(u"fresh.ts"_s);
        QProcess lupdate;
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QStringLiteral(QD_LUPDATE), {u"-I"_s, QStringLiteral(QD_SOURCE_DIR), u"-locations"_s, u"none"_s, u"-source-language"_s, u"en"_s,
                                                   u"-target-language"_s, u"de"_s, QStringLiteral("@" QD_SPOKEN), u"-ts"_s, fresh});
        QVERIFY2(lupdate.waitForFinished(100'000) && lupdate.exitCode() == 0, lupdate.readAll().constData());
        m_sources = test::messages(fresh);
        QVERIFY(m_sources.size() > 1000);
    }

    void germanSaysWhatTheSourcesSay()
    {
        const QSet<QString> said = keys(m_german), meant = keys(m_sources);
        const QSet<QString> missing = QSet(meant).subtract(said), over = QSet(said).subtract(meant);
        QVERIFY2(missing.isEmpty(), "without German; build translations_update and translate:\n  " + listed(missing));
        QVERIFY2(over.isEmpty(), "in no source any more; build translations_update:\n  " + listed(over));
    }

    void englishHasThePluralsOfTheSources()
    {
        QList<Message> plural = m_sources;
        plural.removeIf([](const Message &m) { return !m.plural; });
        const QSet<QString> said = keys(m_english), meant = keys(plural);
        QVERIFY2(said == meant, "build translations_update and fill in:\n  " + listed((QSet(meant) - said) + (QSet(said) - meant)));
    }

    void everyMessageIsFinished()
    {
        for (const Message &m : m_german + m_english) {
            QVERIFY2(m.finished, qPrintable(m.key()));
            QCOMPARE(m.forms.size(), m.plural ? 2 : 1);
            for (const QString &form : m.forms)
                QVERIFY2(!form.isEmpty(), qPrintable(m.key()));
        }
    }

    void placeholdersAreKept()
    {
        for (const Message &m : m_german + m_english)
            for (const QString &form : m.forms) {
                QSet<QString> wanted = placeholders(m.source), found = placeholders(form);
                if (m.plural && &form == &m.forms.first()) { // "The only target is fine." needs no number
                    wanted.remove(u"%n"_s);
                    found.remove(u"%n"_s);
                }
                QVERIFY2(found == wanted, qPrintable(m.source + u" -> "_s + form));
            }
    }

    void blanksAreKept()
    {
        for (const Message &m : m_german + m_english)
            for (const QString &form : m.forms)
                QVERIFY2(blanks(form) == blanks(m.source), qPrintable(m.source + u" -> "_s + form));
    }

    void germanIsNotEnglish()
    {
        for (const Message &m : m_german)
            for (const QString &form : m.forms)
                QVERIFY2(form != m.source || word(form).isEmpty() || kShared.contains(word(form)), qPrintable(m.key()));
    }

    // One thing has one name, and the reader is addressed as everywhere else.
    void oneWordForOneThing()
    {
        static const QRegularExpression other(u"\\b(du|dein\\w*|nenne|schreibe)\\b|[Qq]uittier|[Ss]tillleg|stillgelegt|Feuert"_s);
        for (const Message &m : m_german)
            for (const QString &form : m.forms)
                QVERIFY2(!other.match(form).hasMatch(), qPrintable(m.key() + u" -> "_s + form));
    }

    void everyMetricHasAShortGermanTitle()
    {
        QTranslator german;
        QVERIFY(german.load(u":/translations/quarterdeck_de.qm"_s));
        const auto catalogue = watch::Catalogue::load({});
        QVERIFY(catalogue->metrics().size() > 80);
        for (const watch::Metric &metric : catalogue->metrics())
            for (const QString &text : {metric.title, metric.description, metric.unitText}) {
                const QString said = german.translate("metric", text.toUtf8().constData());
                QVERIFY2(text.isEmpty() || !said.isEmpty(), qPrintable(metric.id.name() + u": "_s + text));
                QVERIFY2(text != metric.title || said.size() <= kLongestTitle, qPrintable(metric.id.name() + u": "_s + said));
            }
    }

    void pluralsReachTheProgram()
    {
        const auto text = [](const char *language) {
            QTranslator translator;
            if (!translator.load(QLatin1String(":/translations/quarterdeck_") + QLatin1String(language)))
                return QStringList();
            QCoreApplication::installTranslator(&translator);
            const auto say = [](int n) { return QCoreApplication::translate("Wording", "%n problems.", nullptr, n); };
            return QStringList{say(1), say(2)};
        };
        QCOMPARE(text("en"), QStringList({u"1 problem."_s, u"2 problems."_s}));
        QCOMPARE(text("de"), QStringList({u"1 Problem."_s, u"2 Probleme."_s}));
    }

    // lupdate guesses the context of a function named tr; a sentence it files elsewhere stays English.
    void everyContextIsTheOneAskedFor()
    {
        QSet<std::pair<QString, QString>> known;
        for (const Message &m : m_german)
            known.insert({m.context, m.source});
        static const QRegularExpression own(u"\\btr(?:\\(| = \\[\\]\\()const char"_s), nested(u"\\btr\\(QT_TRANSLATE_NOOP"_s);
        static const QRegularExpression named(u"(?:\\btranslate|QT_TRANSLATE_NOOP)\\(\\s*\"([^\"]+)\",\\s*\"((?:[^\"\\\\]|\\\\.|\"\\s*\")*)\""_s);
        QFile list(QStringLiteral(QD_SPOKEN));
        QVERIFY(list.open(QIODevice::ReadOnly));
        for (const QByteArray &line : list.readAll().split('\n')) {
            QFile source(QString::fromUtf8(line));
            if (line.isEmpty() || !source.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(source.readAll());
            QVERIFY2(!own.match(text).hasMatch() && !nested.match(text).hasMatch(), line.constData());
            for (auto it = named.globalMatch(text); it.hasNext();) {
                const auto match = it.next();
                QVERIFY2(known.contains({match.captured(1), literal(match.captured(2))}), qPrintable(source.fileName() + u": "_s + match.captured()));
            }
        }
    }

private:
    QList<Message> m_german, m_english, m_sources;
};

QTEST_GUILESS_MAIN(TstTranslations)
#include "tst_translations.moc"
