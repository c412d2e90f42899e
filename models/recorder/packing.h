// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How single values stand in a frame. A frame is a list of values of which only those are written that differ from what
// was expected; before each of them stands how many were as expected. Both ends expect the same: the value of the second
// before, ages older by the time that passed, times that stood together moved together. Values:
//   number    zigzag, 7 bits a byte, lowest first, as a difference where that is smaller
//   real      kind, then a whole number, a whole number of millionths, or the 8 bytes
//   text      number of a text of this block; the next unused one is followed by length and text (stringpool.h)
// One thread. Nothing here trusts its input: whatever does not fit makes the reader fail.

#include "models/recorder/shape.h"
#include "models/recorder/stringpool.h"

#include <bit>
#include <cmath>

namespace recorder {

// Millionths of a real, when it is a whole number of them: what servers say of spans of time.
[[nodiscard]] std::optional<std::int64_t> millionths(double value);
[[nodiscard]] inline double fromMillionths(std::int64_t value) { return double(value) / 1e6; }
[[nodiscard]] inline bool sameReal(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

template <class T>
bool same(const T &a, const T &b)
{
    if constexpr (std::is_same_v<T, double>) {
        return sameReal(a, b);
    } else if constexpr (std::is_same_v<T, std::optional<double>>) {
        return a.has_value() == b.has_value() && (!a || sameReal(*a, *b));
    } else if constexpr (Shaped<T>) {
        bool all = true;
        eachField<T>([&](const auto &f) { all = all && same(a.*(f.member), b.*(f.member)); });
        return all;
    } else if constexpr (requires { a.get(); *a; }) {
        return a == b || (a && b && same(*a, *b));
    } else if constexpr (ShapedList<T>) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &x, const auto &y) { return same(x, y); });
    } else {
        return a == b;
    }
}

// What both ends expect of times and ages in this frame.
struct Expected {
    QHash<std::int64_t, std::int64_t> moved; // a time of the frame before -> what it became
    std::int64_t passed = 1'000'000;         // millionths of a second that ages grew by

    [[nodiscard]] std::int64_t time(std::int64_t before) const { return moved.value(before, before); }
    [[nodiscard]] std::optional<double> age(const std::optional<double> &before) const;
};

class PackingPen {
public:
    void begin(QByteArray *into); // a frame; what it is packed into is kept until finish()
    void finish();
    void forget(); // the next frame stands alone: a new block

    template <class T>
    void put(const T &now, const T &expected)
    {
        if (same(now, expected)) {
            ++m_skipped;
            return;
        }
        flush();
        write(now, expected);
    }

private:
    void flush();
    void number(std::uint64_t value);
    void signedNumber(std::int64_t value);
    void text(const QByteArray &packed);
    void write(double now, double expected);
    void write(std::int64_t now, std::int64_t expected) { signedNumber(std::int64_t(std::uint64_t(now) - std::uint64_t(expected))); }
    void write(std::uint64_t now, std::uint64_t) { number(now); }
    void write(std::uint32_t now, std::uint32_t) { number(now); }
    void write(int now, int expected) { signedNumber(std::int64_t(now) - expected); }
    void write(bool now, bool) { number(now ? 1 : 0); }
    void write(const QString &now, const QString &) { text(packedText(now)); }
    void write(const base::Untrusted &now, const base::Untrusted &) { text(packedText(now.raw())); }
    void write(const std::string &now, const std::string &) { text(packedBytes(now)); }
    void write(watch::MetricId now, watch::MetricId) { text(packedText(now.isNull() ? QString() : now.name())); }
    void write(base::TimePoint now, base::TimePoint expected) { write(std::int64_t(now.time_since_epoch().count()), std::int64_t(expected.time_since_epoch().count())); }
    void write(base::WallTime now, base::WallTime expected) { write(std::int64_t(now.time_since_epoch().count()), std::int64_t(expected.time_since_epoch().count())); }
    void write(std::chrono::milliseconds now, std::chrono::milliseconds expected) { write(std::int64_t(now.count()), std::int64_t(expected.count())); }
    void write(std::chrono::seconds now, std::chrono::seconds expected) { write(std::int64_t(now.count()), std::int64_t(expected.count())); }
    template <class T>
        requires std::is_enum_v<T>
    void write(T now, T)
    {
        number(std::uint64_t(now));
    }
    template <class T>
    void write(const std::optional<T> &now, const std::optional<T> &expected)
    {
        number(now ? 1 : 0);
        if (now)
            write(*now, expected.value_or(T{}));
    }
    template <class List>
        requires requires(const List &l) { l.size(); *l.begin(); typename List::value_type; }
    void write(const List &now, const List &)
    {
        number(std::uint64_t(now.size()));
        for (const auto &each : now)
            write(each, typename List::value_type{});
    }

    QByteArray *m_out = nullptr;
    std::uint64_t m_skipped = 0;
    QHash<QByteArray, std::uint64_t> m_known;
};

class PackingEye {
public:
    void begin(QByteArrayView from);
    [[nodiscard]] bool finish() const { return !m_failed && m_skip == 0 && m_rest.isEmpty(); } // everything was read
    [[nodiscard]] bool failed() const { return m_failed; }
    void fail() { m_failed = true; }
    void forget() { m_known.clear(); }
    [[nodiscard]] qsizetype left() const { return m_rest.size(); }

    // From what was expected to what it is.
    template <class T>
    void renew(T &value)
    {
        if (m_failed)
            return;
        if (m_skip > 0) {
            --m_skip;
            return;
        }
        read(value);
        m_skip = number();
    }
    template <class T>
    [[nodiscard]] T take(T expected)
    {
        renew(expected);
        return expected;
    }
    // Are the next ones all as expected? Then they are done.
    [[nodiscard]] bool skip(std::uint64_t values)
    {
        if (m_failed || m_skip < values)
            return false;
        m_skip -= values;
        return true;
    }

private:
    std::uint64_t number();
    std::int64_t signedNumber();
    QByteArray text();
    void read(double &value);
    void read(std::int64_t &value) { value = std::int64_t(std::uint64_t(value) + std::uint64_t(signedNumber())); }
    void read(std::uint64_t &value) { value = number(); }
    void read(std::uint32_t &value)
    {
        const std::uint64_t n = number();
        m_failed = m_failed || n > std::numeric_limits<std::uint32_t>::max();
        value = std::uint32_t(n);
    }
    void read(int &value);
    void read(bool &value) { value = number() != 0; }
    void read(QString &value);
    void read(base::Untrusted &value);
    void read(std::string &value);
    void read(watch::MetricId &value);
    void read(base::TimePoint &value);
    void read(base::WallTime &value);
    void read(std::chrono::milliseconds &value);
    void read(std::chrono::seconds &value);
    template <class T>
        requires std::is_enum_v<T>
    void read(T &value)
    {
        const std::uint64_t n = number();
        m_failed = m_failed || n > 255;
        value = T(n);
    }
    template <class T>
    void read(std::optional<T> &value)
    {
        const bool there = number() != 0;
        T inner = value.value_or(T{});
        if (there)
            read(inner);
        value = there ? std::optional<T>(inner) : std::nullopt;
    }
    template <class List>
        requires requires(List &l) { l.size(); *l.begin(); typename List::value_type; }
    void read(List &value)
    {
        const std::uint64_t count = number();
        value = List();
        if (count > std::uint64_t(m_rest.size()))
            m_failed = true; // each of them takes a byte
        for (std::uint64_t i = 0; i < count && !m_failed; ++i) {
            typename List::value_type each{};
            read(each);
            value.push_back(each);
        }
    }

    QByteArrayView m_rest;
    std::uint64_t m_skip = 0;
    bool m_failed = false;
    QList<QByteArray> m_known;
};

} // namespace recorder
