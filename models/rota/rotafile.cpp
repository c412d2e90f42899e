// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rota/rotafile.h"

#include "models/base/jsonfields.h"
#include "models/base/paths.h"
#include "models/rota/words.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>
#include <poll.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace rota {

namespace {

constexpr base::milliseconds kLock{2000};

base::Error refused(const QString &file, const QString &why)
{
    return {base::Errc::Io, why.toStdString(), {}, Words::tr("write %1").arg(file).toStdString(), Words::tr("Free space or make the file writable.").toStdString()};
}

// Whoever holds the lock has a line to write; one that hangs with it must not hang us.
bool lockWithin(int file, base::milliseconds limit)
{
    const base::TimePoint end = base::Clock::system().now() + limit;
    while (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (base::Clock::system().now() >= end)
            return false;
        ::poll(nullptr, 0, 20);
    }
    return true;
}

base::Result<void> append(const QString &path, const QList<Step> &steps)
{
    if (auto made = base::ensureFolder(QFileInfo(path).path()); !made)
        return made;
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
        return std::unexpected(refused(path, file.errorString()));
    if (!lockWithin(file.handle(), kLock))
        return std::unexpected(refused(path, Words::tr("another program holds it")));
    file.seek(std::max<qint64>(0, file.size() - 1));
    const bool torn = file.size() > 0 && file.read(1) != "\n";
    QByteArray bytes = torn ? QByteArray("\n") : QByteArray();
    for (const Step &step : steps)
        bytes += QJsonDocument(jsonOf(step)).toJson(QJsonDocument::Compact) + '\n';
    if (file.write(bytes) != bytes.size() || ::fdatasync(file.handle()) != 0)
        return std::unexpected(refused(path, file.errorString()));
    return {};
}

std::optional<base::Error> objectionTo(const Step &step, const Arranged &arranged)
{
    const auto absent = [](const QString &why) { return base::Error{base::Errc::Absent, why.toStdString(), {}, {}, {}}; };
    const Override *v = arranged.find(step.id);
    if (step.what == Step::What::Withdraw && !v)
        return absent(Words::tr("There is no override '%1'.").arg(step.id));
    if (step.what != Step::What::Accept)
        return std::nullopt;
    if (!v || !v->offered)
        return absent(Words::tr("No hand-over '%1' waits to be accepted.").arg(step.id));
    if (v->accepted)
        return absent(Words::tr("The hand-over '%1' is accepted already.").arg(step.id));
    if (v->until <= step.at)
        return absent(Words::tr("The hand-over '%1' was for a time that is over.").arg(step.id));
    return std::nullopt;
}

// Whether it says something that is not known yet.
bool isNews(const Step &step, const Arranged &arranged)
{
    const Override *v = arranged.find(step.id);
    switch (step.what) {
    case Step::What::Override: return !v;
    case Step::What::Accept: return v && !v->accepted;
    case Step::What::Withdraw: return v;
    case Step::What::Import: return !arranged.imported.contains(step.rota) || arranged.imported.value(step.rota) != step.shifts;
    }
    return false;
}

constexpr QLatin1StringView kSteps[] = {"override"_L1, "accept"_L1, "withdraw"_L1, "import"_L1};

} // namespace

QString standardArrangedFile()
{
    const QString folder = base::stateFolder();
    return folder.isEmpty() ? QString() : folder + u"/oncall.jsonl"_s;
}

Step Step::of(const Override &v) { return {What::Override, v.id, v, {}, {}, {}}; }
Step Step::accepting(const QString &id, base::WallTime at) { return {What::Accept, id, {}, at, {}, {}}; }
Step Step::withdrawing(const QString &id) { return {What::Withdraw, id, {}, {}, {}, {}}; }
Step Step::importing(const QString &rota, const QList<Shift> &shifts) { return {What::Import, {}, {}, {}, rota, shifts}; }

QString newOverrideId(bool offered)
{
    return (offered ? u"h-"_s : u"o-"_s) + QString::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, u'0');
}

QJsonObject jsonOf(const Step &step)
{
    QJsonObject o{{u"step"_s, kSteps[std::size_t(step.what)]}};
    base::putField(o, u"id"_s, step.id);
    if (step.what == Step::What::Override) {
        const Override &v = step.made;
        base::putField(o, u"by"_s, v.by);
        o.insert(u"rota"_s, v.rota);
        o.insert(u"person"_s, v.person);
        o.insert(u"from"_s, base::toMilliseconds(v.from));
        o.insert(u"until"_s, base::toMilliseconds(v.until));
        o.insert(u"made"_s, base::toMilliseconds(v.made));
        o.insert(u"offered"_s, v.offered);
    } else if (step.what == Step::What::Accept) {
        o.insert(u"at"_s, base::toMilliseconds(step.at));
    } else if (step.what == Step::What::Import) {
        QJsonArray list;
        for (const Shift &s : step.shifts)
            list.append(QJsonObject{{u"person"_s, s.person}, {u"from"_s, base::toMilliseconds(s.from)}, {u"until"_s, base::toMilliseconds(s.until)}});
        o.insert(u"rota"_s, step.rota);
        o.insert(u"shifts"_s, list);
    }
    return o;
}

std::optional<Step> stepIn(const QJsonObject &o)
{
    const auto word = std::ranges::find(kSteps, o.value(u"step"_s).toString());
    if (word == std::end(kSteps))
        return {};
    Step step;
    step.what = Step::What(word - std::begin(kSteps));
    step.id = o.value(u"id"_s).toString();
    step.at = base::timeOf(o.value(u"at"_s));
    if (step.what != Step::What::Import && step.id.isEmpty())
        return {};
    if (step.what == Step::What::Override) {
        Override &v = step.made;
        v.id = step.id;
        v.rota = o.value(u"rota"_s).toString();
        v.person = o.value(u"person"_s).toString();
        v.by = o.value(u"by"_s).toString();
        v.from = base::timeOf(o.value(u"from"_s));
        v.until = base::timeOf(o.value(u"until"_s));
        v.made = base::timeOf(o.value(u"made"_s));
        v.offered = o.value(u"offered"_s).toBool();
        if (v.from >= v.until)
            return {};
    } else if (step.what == Step::What::Import) {
        step.rota = o.value(u"rota"_s).toString();
        const QJsonArray list = o.value(u"shifts"_s).toArray();
        for (const auto &value : list) {
            const QJsonObject s = value.toObject();
            step.shifts.append({s.value(u"person"_s).toString(), base::timeOf(s.value(u"from"_s)), base::timeOf(s.value(u"until"_s))});
        }
    }
    return step;
}

const Override *Arranged::find(const QString &id) const
{
    const auto it = std::find_if(overrides.begin(), overrides.end(), [&id](const Override &v) { return v.id == id; });
    return it == overrides.end() ? nullptr : &*it;
}

void Arranged::take(const Step &step)
{
    const auto known = std::ranges::find(overrides, step.id, &Override::id);
    if (step.what == Step::What::Override && known == overrides.end())
        overrides.append(step.made);
    else if (step.what == Step::What::Accept && known != overrides.end() && !known->accepted)
        known->accepted = step.at;
    else if (step.what == Step::What::Withdraw && known != overrides.end())
        overrides.erase(known);
    else if (step.what == Step::What::Import)
        imported.insert(step.rota, step.shifts);
}

QStringList Arranged::leaveOutUnknown(const OnCall &all, base::WallTime now)
{
    QStringList out;
    overrides.removeIf([&](const Override &v) {
        if (all.rota(v.rota) && all.person(v.person))
            return false;
        if (v.until > now) // what is over needs nobody
            out << (all.rota(v.rota) ? Words::tr("What was arranged as %1 does not hold: there is no person '%2' in the file.").arg(v.id, v.person)
                                 : Words::tr("What was arranged as %1 does not hold: there is no rota '%2' in the file.").arg(v.id, v.rota));
        return true;
    });
    for (QList<Shift> &shifts : imported)
        shifts.removeIf([&all](const Shift &s) { return !all.person(s.person); });
    return out;
}

base::Result<Arranged> readArranged(const QString &path)
{
    Arranged out;
    QFile file(path);
    if (path.isEmpty() || !file.exists())
        return out;
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(refused(path, file.errorString()));
    while (!file.atEnd())
        if (const auto step = stepIn(QJsonDocument::fromJson(file.readLine(4 << 20)).object()))
            out.take(*step);
    return out;
}

base::Result<void> keepStep(const QString &file, const Step &step)
{
    const auto read = readArranged(file);
    if (!read)
        return std::unexpected(read.error());
    if (auto objection = objectionTo(step, *read))
        return std::unexpected(std::move(*objection));
    return append(file, {step});
}

base::Result<void> bringSteps(const QString &file, const QList<Step> &steps)
{
    auto read = readArranged(file);
    if (!read)
        return std::unexpected(read.error());
    QList<Step> news;
    for (const Step &step : steps) {
        if (!isNews(step, *read))
            continue;
        read->take(step);
        news.append(step);
    }
    return news.isEmpty() ? base::Result<void>() : append(file, news);
}

OnCall withImported(OnCall all, const Arranged &arranged)
{
    for (Rota &rota : all.rotas)
        rota.shifts += arranged.imported.value(rota.id);
    return all;
}

} // namespace rota
