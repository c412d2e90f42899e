// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/paging/arrangeact.h"

#include "models/acts/fileact.h"
#include "models/base/untrusted.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paging {

namespace {

constexpr qsizetype kLongestName = 200, kMostShifts = 20'000;
constexpr std::chrono::days kLongestOverride{366}, kImported{180};
constexpr qint64 kMostCalendar = qint64(4) << 20; // bytes

struct ArrangeWords {
    Q_DECLARE_TR_FUNCTIONS(paging)
};

bool isName(const QString &text) { return !text.isEmpty() && text.size() <= kLongestName; }

bool mayBe(const rota::Override &v) { return isName(v.rota) && isName(v.person) && v.from < v.until && v.until - v.from <= kLongestOverride; }

bool mayBe(const rota::Shift &s) { return isName(s.person) && s.from < s.until; }

} // namespace

QString actOf(const rota::Step &step)
{
    switch (step.what) {
    case rota::Step::What::Override: return step.made.offered ? u"oncall.handover"_s : u"oncall.override"_s;
    case rota::Step::What::Accept: return u"oncall.accept"_s;
    case rota::Step::What::Withdraw: return u"oncall.withdraw"_s;
    case rota::Step::What::Import: return u"oncall.import"_s;
    }
    return {};
}

flow::Task<base::Result<void>> arrangeByAct(flow::Reactor &reactor, flow::BlockingPool &pool, acts::Dispatcher &dispatcher, QString file, rota::Step step, QString who)
{
    if (step.what == rota::Step::What::Override)
        step.made.by = who;
    QJsonObject parameters = rota::jsonOf(step);
    parameters.remove(u"by"_s); // the actor
    acts::Request request;
    request.act = actOf(step);
    request.actor = who;
    request.details = QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact));
    const std::function<base::Result<void>()> change = [file, step] { return rota::keepStep(file, step); };
    auto acting = acts::actOnFile(reactor, pool, dispatcher, std::move(request), change);
    co_return co_await std::move(acting);
}

std::optional<rota::Step> stepNewsIn(const journal::StoredEntry &intent)
{
    const auto told = acts::toldIn(intent.details);
    auto step = told ? rota::stepIn(told->parameters) : std::nullopt;
    if (!step || actOf(*step) != intent.record.act)
        return {};
    static const QRegularExpression id(u"\\A[oh]-[0-9a-f]{8}\\z"_s);
    const base::WallTime written(std::chrono::milliseconds(intent.record.time / 1000));
    if (step->what == rota::Step::What::Import) {
        const bool whole = isName(step->rota) && step->shifts.size() <= kMostShifts && std::ranges::all_of(step->shifts, [](const rota::Shift &s) { return mayBe(s); });
        return whole ? step : std::nullopt;
    }
    if (!id.match(step->id).hasMatch() || (step->what == rota::Step::What::Override && !mayBe(step->made)))
        return {};
    step->made.by = intent.name;
    step->made.made = step->at = written;
    return step;
}

base::Result<rota::Calendar> readShifts(const QString &path, const QList<rota::Person> &people, base::WallTime now)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || QFileInfo(path).isDir())
        return base::fail(base::Errc::Absent, ArrangeWords::tr("%1 cannot be read: %2").arg(base::Untrusted(path).visible(), file.errorString()).toStdString());
    return rota::readCalendar(file.read(kMostCalendar), people, {}, now - std::chrono::days(1), now + kImported);
}

} // namespace paging
