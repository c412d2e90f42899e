// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/evidencepack.h"

#include "models/acts/fileact.h"
#include "models/base/moment.h"
#include "models/environment/parser.h"
#include "models/journal/reader.h"
#include "models/recorder/deflate.h"
#include "models/recorder/recording.h"
#include "models/recorder/redaction.h"
#include "models/recorder/tar.h"
#include "models/watch/metriclookup.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <fcntl.h>

using namespace Qt::StringLiterals;

namespace recorder {

namespace {

constexpr qint64 kLargest = 2'000'000'000;
constexpr auto kFormat = "quarterdeck-evidence-1"_L1;

QString text(const char *source) { return QCoreApplication::translate("recorder", source); }

std::unexpected<base::Error> wrong(const QString &sentence, base::Errc code = base::Errc::Invalid)
{
    return base::fail(code, sentence.toStdString());
}

std::unexpected<base::Error> damaged(const QString &part)
{
    return wrong(text(QT_TRANSLATE_NOOP("recorder", "The part %1 of this evidence pack is damaged.")).arg(base::Untrusted(part).visible()));
}

QString hexOf(const QByteArray &bytes) { return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()); }

// Each figure where it was measured anew.
class SeriesText {
public:
    void add(const Frame &frame)
    {
        for (const watch::SnapshotPtr &snapshot : frame.moment.snapshots)
            for (const auto &latest : snapshot->latest) {
                const auto &r = latest.reading;
                base::TimePoint &last = m_last[{snapshot->target, r.metric.isNull() ? QString() : r.metric.name(), r.instance.raw()}];
                if (!r.hasValue() || latest.sentAt == last)
                    continue;
                last = latest.sentAt;
                m_text += base::isoMoment(latest.wallAt).toUtf8() + ',' + quoted(snapshot->target) + ',' + quoted(r.metric.name()) + ','
                    + quoted(r.instance.raw()) + ',' + QByteArray::number(r.value, 'g', 12) + '\n';
            }
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_text; }

private:
    static QByteArray quoted(QString field)
    {
        const bool plain = std::none_of(field.cbegin(), field.cend(), [](QChar c) { return c == u'"' || c == u',' || c == u'\n' || c == u'\r'; });
        return plain ? field.toUtf8() : '"' + field.replace(u'"', u"\"\""_s).toUtf8() + '"';
    }
    struct Key {
        QString target, metric, instance;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &k, size_t seed = 0) { return qHashMulti(seed, k.target, k.metric, k.instance); }
    };
    QHash<Key, base::TimePoint> m_last;
    QByteArray m_text = "time,target,metric,instance,value\n";
};

// The environment that an entry names, on its last line or among the parameters there.
QString placeNamedIn(const QString &details)
{
    const QString named = acts::environmentIn(details);
    const auto told = named.isEmpty() ? acts::toldIn(details) : std::nullopt;
    return told ? told->parameters.value("environment"_L1).toString() : named;
}

// Of the one environment: other entries of an act, its outcome above all, do not name it again, and its intent may stand before the span.
QByteArray journalLines(const QString &file, const environment::Environment &environment, base::WallTime from, base::WallTime to)
{
    QByteArray lines;
    if (file.isEmpty() || !QFileInfo::exists(file))
        return lines;
    auto reader = journal::Reader::open(file);
    if (!reader)
        return lines;
    journal::Query query;
    query.from = wallMilliseconds(from) * 1000;
    query.to = wallMilliseconds(to) * 1000;
    query.most = 100'000;
    const auto found = reader->search(query);
    if (!found)
        return lines;
    QHash<QString, QString> places; // act id -> environment
    const auto read = reader->all([&places](const journal::StoredEntry &entry) {
        if (!entry.record.actId.isEmpty())
            if (const QString place = placeNamedIn(entry.details); !place.isEmpty())
                places.insert(entry.record.actId, place);
        return true;
    });
    if (!read)
        return lines;
    for (const journal::StoredEntry &entry : *found) {
        const journal::Record &r = entry.record;
        const QString named = placeNamedIn(entry.details);
        const QString place = named.isEmpty() ? places.value(r.actId) : named;
        if (place.isEmpty() ? !r.target.isEmpty() && !environment.find(r.target) : place != environment.name)
            continue;
        lines += QJsonDocument(QJsonObject{{u"time"_s, base::isoMoment(base::fromMicroseconds(r.time))},
                                           {u"phase"_s, QString(journal::word(r.phase))}, {u"act"_s, r.act}, {u"act_id"_s, r.actId},
                                           {u"actor"_s, r.actor}, {u"target"_s, r.target}, {u"outcome"_s, QString(journal::word(r.outcome))},
                                           {u"sqlstate"_s, r.sqlstate}, {u"details_digest"_s, r.detailsDigest},
                                           {u"hash"_s, QString::fromLatin1(entry.hash.toHex())}})
                     .toJson(QJsonDocument::Compact)
            + '\n';
    }
    return lines;
}

// Which limits made the findings: a digest of every metric's.
QString rulesOf(const environment::Environment &environment)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto catalogue = watch::Catalogue::load(environment);
    for (const watch::Metric &m : catalogue->metrics())
        hash.addData(u"%1 %2 %3 %4 %5 %6\n"_s.arg(m.id.name()).arg(m.threshold.warning.value_or(-1)).arg(m.threshold.critical.value_or(-1))
                         .arg(m.threshold.below).arg(m.holdSeconds).arg(m.criticalAfterSeconds).toUtf8());
    return QString::fromLatin1(hash.result().toHex().first(16));
}

} // namespace

base::Result<Written> writePack(Tape &tape, const PackRequest &request, const QString &file)
{
    const QString scope = request.environment->name;
    Redaction redaction(*request.environment);
    tape.each(scope, request.from, request.to, [&](const FramePtr &frame) {
        redaction.learn(*frame);
        return true;
    });
    redaction.finishLearning();
    SegmentWriter segment;
    SeriesText series;
    Written written;
    base::WallTime first{}, last{};
    tape.each(scope, request.from, request.to, [&](const FramePtr &frame) {
        const Frame safe = redaction.apply(*frame);
        segment.add(safe);
        series.add(safe);
        first = written.seconds == 0 ? frame->moment.wallNow : first;
        last = frame->moment.wallNow;
        ++written.seconds;
        return true;
    });
    if (written.seconds == 0)
        return wrong(text(QT_TRANSLATE_NOOP("recorder", "Nothing was recorded of %1 between %2 and %3.")).arg(scope, base::isoMoment(request.from), base::isoMoment(request.to)),
                     base::Errc::Absent);
    auto environment = redaction.environmentFile();
    if (!environment)
        return std::unexpected(std::move(environment).error());
    QList<TarPart> parts{{u"environment.yaml"_s, *environment}, {u"recorder.frames"_s, segment.bytes()}, {u"series.csv.gz"_s, gzip(series.bytes())},
                         {u"journal.jsonl"_s, journalLines(request.journal, *request.environment, request.from, request.to)}};
    QJsonArray listed;
    for (const TarPart &part : parts)
        listed.append(QJsonObject{{u"name"_s, part.name}, {u"bytes"_s, part.bytes.size()}, {u"sha256"_s, hexOf(part.bytes)}});
    const QJsonObject manifest{{u"format"_s, QString(kFormat)}, {u"program"_s, u"quarterdeck "_s + request.version}, {u"environment"_s, scope},
                               {u"from"_s, base::isoMoment(first)}, {u"to"_s, base::isoMoment(last)}, {u"seconds"_s, written.seconds},
                               {u"rules"_s, rulesOf(*request.environment)}, {u"parts"_s, listed}};
    parts.prepend({u"manifest.json"_s, QJsonDocument(manifest).toJson()});
    const QByteArray tar = tarOf(parts, wallMilliseconds(request.to) / 1000);
    written.bytes = tar.size();
    if (QFileInfo::exists(file))
        return wrong(text(QT_TRANSLATE_NOOP("recorder", "%1 exists already and is left alone.")).arg(file), base::Errc::Io);
    auto done = history::replaceFile(file, std::as_bytes(std::span(tar.constData(), std::size_t(tar.size()))));
    if (!done)
        return wrong(text(QT_TRANSLATE_NOOP("recorder", "The evidence pack %1 cannot be written.")).arg(file), base::Errc::Io);
    return written;
}

base::Result<QHash<QString, QByteArray>> partsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargest)
        return wrong(text(QT_TRANSLATE_NOOP("recorder", "%1 cannot be read.")).arg(path), base::Errc::Io);
    bool whole = false;
    const QList<TarPart> parts = partsOfTar(file.readAll(), &whole);
    if (parts.isEmpty() || parts.first().name != "manifest.json"_L1)
        return wrong(text(QT_TRANSLATE_NOOP("recorder", "%1 is not an evidence pack, or its beginning is damaged.")).arg(path));
    QHash<QString, QByteArray> found;
    for (const TarPart &part : parts)
        found.insert(part.name, part.bytes);
    const QJsonObject manifest = QJsonDocument::fromJson(parts.first().bytes).object();
    if (manifest.value("format"_L1).toString() != kFormat)
        return damaged(u"manifest.json"_s);
    const QJsonArray listed = manifest.value("parts"_L1).toArray();
    for (const QJsonValue &each : listed) {
        const QString name = each.toObject().value("name"_L1).toString();
        if (!found.contains(name) || hexOf(found.value(name)) != each.toObject().value("sha256"_L1).toString())
            return damaged(name);
    }
    for (const QString &needed : {u"environment.yaml"_s, u"recorder.frames"_s}) // said by the manifest, so held against it
        if (std::none_of(listed.begin(), listed.end(), [&](const QJsonValue &each) { return each.toObject().value("name"_L1).toString() == needed; }))
            return damaged(u"manifest.json"_s);
    if (!whole)
        return damaged(parts.last().name);
    return found;
}

base::Result<Pack> readPack(const QString &path)
{
    auto parts = partsOf(path);
    if (!parts)
        return std::unexpected(std::move(parts).error());
    const environment::ParseResult parsed = environment::parse(parts->value(u"environment.yaml"_s), path + u":environment.yaml"_s, watch::metricLookup());
    if (!parsed.environment)
        return damaged(u"environment.yaml"_s);
    return Pack{QFileInfo(path).fileName(), QJsonDocument::fromJson(parts->value(u"manifest.json"_s)).object(), parsed.environment,
                parts->value(u"recorder.frames"_s)};
}

} // namespace recorder
