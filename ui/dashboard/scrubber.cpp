// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dashboard/scrubber.h"

namespace dashboard {

using namespace std::chrono_literals;

namespace {
constexpr auto kPresent = 1500ms; // closer to now than this is now
}

Scrubber::Scrubber(ShownMoment &moment, charts::ChartGroup &charts, QObject *parent) : QObject(parent), m_moment(moment), m_charts(charts)
{
    m_looking.setInterval(5s);
    connect(&m_looking, &QTimer::timeout, this, &Scrubber::askSpans);
    connect(&m_charts, &charts::ChartGroup::chosen, this, [this](base::TimePoint at) { go(m_charts.wall(at)); });
    connect(&m_charts, &charts::ChartGroup::stateChanged, this, [this] {
        if (!m_charts.live() || !recorded())
            return;
        if (m_pack.isEmpty())
            back();
        else
            m_charts.setMark(m_moment.now()); // there is no present to follow
    });
}

void Scrubber::setRecorder(recorder::FlightRecorder *recorder)
{
    m_recorder = recorder;
    m_spans.clear();
    if (recorder)
        m_looking.start();
    else
        m_looking.stop();
    askSpans();
    emit spansChanged();
}

void Scrubber::setScope(const QString &scope)
{
    if (scope == m_scope)
        return;
    m_scope = scope;
    m_spans.clear();
    back();
    askSpans();
    emit spansChanged();
}

void Scrubber::setPackOnly(const QString &pack)
{
    m_pack = pack;
    askSpans();
}

void Scrubber::askSpans()
{
    if (!m_recorder || m_scope.isEmpty())
        return;
    m_recorder->spans(m_scope, this, [this, scope = m_scope](const std::vector<recorder::Span> &spans) {
        if (scope != m_scope || spans == m_spans)
            return;
        m_spans = spans;
        emit spansChanged();
        if (!m_pack.isEmpty() && !recorded() && !m_wanted)
            go(lastSecond());
    });
}

base::WallTime Scrubber::lastSecond() const
{
    if (m_pack.isEmpty())
        return presentNow();
    return m_spans.empty() ? base::WallTime{} : m_spans.back().to;
}

base::WallTime Scrubber::nearest(base::WallTime at, bool backwards) const
{
    std::optional<base::WallTime> before, after;
    for (const recorder::Span &span : m_spans) {
        if (at >= span.from && at <= span.to + recorder::kHole)
            return at;
        if (span.to < at)
            before = before ? std::max(*before, span.to) : span.to;
        else if (span.from > at)
            after = after ? std::min(*after, span.from) : span.from;
    }
    if (m_pack.isEmpty() && !after)
        return at; // written since the spans were asked for
    return backwards ? before.value_or(after.value_or(at)) : after.value_or(before.value_or(at));
}

void Scrubber::go(base::WallTime at)
{
    if (!m_recorder || m_scope.isEmpty())
        return;
    if (m_pack.isEmpty() && at > presentNow() - kPresent)
        return back();
    follow(at, at <= m_wanted.value_or(lastSecond()));
}

void Scrubber::follow(base::WallTime at, bool backwards)
{
    at = nearest(std::min(at, lastSecond()), backwards);
    m_wanted = at;
    m_recorder->seek(m_scope, at, this, [this, at](const recorder::FramePtr &frame) { take(at, frame); });
}

void Scrubber::step(std::chrono::seconds by)
{
    const base::WallTime to = m_wanted.value_or(lastSecond()) + by;
    if (by > by.zero() || !m_recorder || m_scope.isEmpty())
        return go(to);
    follow(to, true); // one second before now is the past, too
}

void Scrubber::take(base::WallTime at, const recorder::FramePtr &frame)
{
    if (m_wanted != at)
        return;
    if (!frame) {
        emit nothingThen(at);
        return;
    }
    if (!recorded())
        m_chartsWereLive = m_charts.live();
    m_moment.show(frame);
    m_charts.setMark(m_moment.now());
    emit moved();
}

void Scrubber::back()
{
    if (!m_pack.isEmpty())
        return;
    m_wanted.reset();
    if (!recorded())
        return;
    m_moment.show({});
    m_charts.setMark({});
    if (m_chartsWereLive && !m_charts.live())
        m_charts.setLive(true);
    emit moved();
}

} // namespace dashboard

#include "moc_scrubber.cpp"
