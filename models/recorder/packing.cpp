// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/recorder/packing.h"

#include <cstring>

namespace recorder {

namespace {

enum Real : std::uint64_t { Whole, Millionths, Bytes };

constexpr double kExact = 9e15; // whole numbers below have doubles of their own

std::optional<std::int64_t> wholeOf(double value)
{
    if (!(std::abs(value) < kExact) || !sameReal(double(std::int64_t(value)), value))
        return {};
    return std::int64_t(value);
}

} // namespace

std::optional<std::int64_t> millionths(double value)
{
    if (!(std::abs(value) < kExact / 1e6))
        return {};
    const std::int64_t n = std::llround(value * 1e6);
    return sameReal(fromMillionths(n), value) ? std::optional(n) : std::nullopt;
}

std::optional<double> Expected::age(const std::optional<double> &before) const
{
    const auto n = before ? millionths(*before) : std::nullopt;
    return n ? std::optional(fromMillionths(*n + passed)) : before;
}

void PackingPen::begin(QByteArray *into)
{
    m_out = into;
    m_skipped = 0;
}

void PackingPen::finish()
{
    flush();
    m_out = nullptr;
}

void PackingPen::forget() { m_known.clear(); }

void PackingPen::flush()
{
    number(m_skipped);
    m_skipped = 0;
}

void PackingPen::number(std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        m_out->append(char(value | 0x80));
    m_out->append(char(value));
}

void PackingPen::signedNumber(std::int64_t value) { number((std::uint64_t(value) << 1) ^ std::uint64_t(value >> 63)); }

void PackingPen::text(const QByteArray &packed)
{
    const auto known = m_known.constFind(packed);
    if (known != m_known.cend()) {
        number(*known);
        return;
    }
    const std::uint64_t next = std::uint64_t(m_known.size());
    m_known.insert(packed, next);
    number(next);
    number(std::uint64_t(packed.size()));
    m_out->append(packed);
}

void PackingPen::write(double now, double expected)
{
    if (const auto whole = wholeOf(now)) {
        number(Whole);
        signedNumber(*whole - wholeOf(expected).value_or(0));
    } else if (const auto parts = millionths(now)) {
        number(Millionths);
        signedNumber(*parts - millionths(expected).value_or(0));
    } else {
        number(Bytes);
        m_out->append(reinterpret_cast<const char *>(&now), sizeof now);
    }
}

void PackingEye::begin(QByteArrayView from)
{
    m_rest = from;
    m_failed = false;
    m_skip = number();
}

std::uint64_t PackingEye::number()
{
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (m_rest.isEmpty())
            break;
        const auto byte = std::uint8_t(m_rest.front());
        m_rest = m_rest.sliced(1);
        value |= std::uint64_t(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return value;
    }
    m_failed = true;
    return 0;
}

std::int64_t PackingEye::signedNumber()
{
    const std::uint64_t n = number();
    return std::int64_t(n >> 1) ^ -std::int64_t(n & 1);
}

QByteArray PackingEye::text()
{
    const std::uint64_t at = number();
    if (at < std::uint64_t(m_known.size()))
        return m_known.at(qsizetype(at));
    const std::uint64_t length = number();
    if (m_failed || at != std::uint64_t(m_known.size()) || length > std::uint64_t(m_rest.size())) {
        m_failed = true;
        return {};
    }
    m_known.append(m_rest.first(qsizetype(length)).toByteArray());
    m_rest = m_rest.sliced(qsizetype(length));
    return m_known.constLast();
}

void PackingEye::read(double &value)
{
    const std::uint64_t kind = number();
    if (kind == Whole) {
        value = double(std::int64_t(std::uint64_t(signedNumber()) + std::uint64_t(wholeOf(value).value_or(0))));
    } else if (kind == Millionths) {
        value = fromMillionths(std::int64_t(std::uint64_t(signedNumber()) + std::uint64_t(millionths(value).value_or(0))));
    } else if (kind == Bytes && m_rest.size() >= qsizetype(sizeof value)) {
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest = m_rest.sliced(sizeof value);
    } else {
        m_failed = true;
    }
}

void PackingEye::read(int &value)
{
    const std::int64_t n = std::int64_t(std::uint64_t(value) + std::uint64_t(signedNumber()));
    m_failed = m_failed || n < std::numeric_limits<int>::min() || n > std::numeric_limits<int>::max();
    value = m_failed ? value : int(n);
}

void PackingEye::read(QString &value)
{
    const auto text_ = textOf(text());
    m_failed = m_failed || !text_;
    value = text_.value_or(QString());
}

void PackingEye::read(base::Untrusted &value)
{
    QString raw;
    read(raw);
    value = base::Untrusted(std::move(raw));
}

void PackingEye::read(std::string &value)
{
    const auto bytes = bytesOf(text());
    m_failed = m_failed || !bytes;
    value = bytes.value_or(std::string());
}

void PackingEye::read(watch::MetricId &value)
{
    QString name;
    read(name);
    value = name.isEmpty() ? watch::MetricId() : watch::MetricId(name);
}

void PackingEye::read(base::TimePoint &value)
{
    std::int64_t n = value.time_since_epoch().count();
    read(n);
    value = base::TimePoint(base::TimePoint::duration(n));
}

void PackingEye::read(base::WallTime &value)
{
    std::int64_t n = value.time_since_epoch().count();
    read(n);
    value = base::WallTime(base::WallTime::duration(n));
}

void PackingEye::read(std::chrono::milliseconds &value)
{
    std::int64_t n = value.count();
    read(n);
    value = std::chrono::milliseconds(n);
}

void PackingEye::read(std::chrono::seconds &value)
{
    std::int64_t n = value.count();
    read(n);
    value = std::chrono::seconds(n);
}

} // namespace recorder
