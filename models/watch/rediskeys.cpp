// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/rediskeys.h"

#include "models/watch/jsonpointer.h"

#include <QCoreApplication>

#include <charconv>

namespace watch {

using environment::RedisKey;
using redis::Reply;
using Figure = environment::RedisKey::Figure;

namespace {

std::size_t repliesOf(const RedisKey &key)
{
    return key.figure == Figure::OldestAge && !key.ageField.isEmpty() ? 2 : 1;
}

Reading absent(const RedisKey &key, NoValue reason, std::string_view why)
{
    return Reading::missing(MetricId(key.id), reason, base::Untrusted(why));
}

Reading refused(const RedisKey &key, const Reply &reply)
{
    return absent(key, reply.errorCode() == "NOPERM" ? NoValue::Permission : NoValue::Error, reply.text);
}

Reading unexpected(const RedisKey &key)
{
    return Reading::missing(MetricId(key.id), NoValue::Error, base::Untrusted(QCoreApplication::translate("watch", "the answer has an unexpected form")));
}

Reading nothingWaits(const RedisKey &key)
{
    return Reading::missing(MetricId(key.id), NoValue::NotApplicable, base::Untrusted(QCoreApplication::translate("watch", "nothing is waiting")));
}

// XRANGE key - + COUNT 1: the id of the first entry begins with its time in milliseconds.
Reading oldestOfStream(const RedisKey &key, const Reply &reply, double clock)
{
    if (reply.isError())
        return refused(key, reply);
    if (reply.type != Reply::Type::Array)
        return unexpected(key);
    if (reply.elements.empty())
        return nothingWaits(key);
    if (reply.elements[0].elements.empty())
        return unexpected(key);
    const std::string &id = reply.elements[0].elements[0].text;
    double milliseconds = 0;
    const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), milliseconds, std::chars_format::fixed);
    if (error != std::errc() || end == id.data() + id.size() || *end != '-')
        return unexpected(key);
    return {MetricId(key.id), std::max(0.0, clock - milliseconds / 1000)};
}

// First and last element of the list: which end is the old one is the queue's own business.
Reading oldestOfList(const RedisKey &key, std::span<const Reply> ends, double clock)
{
    std::optional<double> oldest;
    std::string problem;
    for (const Reply &reply : ends) {
        if (reply.isError())
            return refused(key, reply);
        if (reply.type != Reply::Type::Text)
            continue;
        const auto document = parseJson(reply.text);
        auto value = document ? valueAt(*document, key.ageField) : document;
        const auto time = value ? numberIn(*value) : base::Result<double>(std::unexpected(std::move(value).error()));
        if (time)
            oldest = std::min(oldest.value_or(*time), *time);
        else
            problem = time.error().text;
    }
    if (oldest)
        return {MetricId(key.id), std::max(0.0, clock - *oldest)};
    return problem.empty() ? nothingWaits(key) : absent(key, NoValue::Error, problem);
}

Reading readingOf(const RedisKey &key, std::span<const Reply> replies, double clock)
{
    const Reply &first = replies[0];
    if (key.figure == Figure::OldestAge)
        return key.ageField.isEmpty() ? oldestOfStream(key, first, clock) : oldestOfList(key, replies, clock);
    if (first.isError())
        return refused(key, first);
    if (key.figure == Figure::StreamPending) { // XPENDING key group: the count comes first
        if (first.type != Reply::Type::Array || first.elements.empty() || first.elements[0].type != Reply::Type::Integer)
            return unexpected(key);
        return {MetricId(key.id), double(first.elements[0].integer)};
    }
    return first.type == Reply::Type::Integer ? Reading(MetricId(key.id), double(first.integer)) : unexpected(key);
}

} // namespace

void RedisKeys::append(std::vector<redis::Command> &commands) const
{
    for (const RedisKey &key : m_keys) {
        const std::string name = key.key.toStdString();
        switch (key.figure) {
        case Figure::ListLength:
            commands.push_back({"LLEN", name});
            break;
        case Figure::StreamLength:
            commands.push_back({"XLEN", name});
            break;
        case Figure::StreamPending:
            commands.push_back({"XPENDING", name, key.group.toStdString()});
            break;
        case Figure::OldestAge:
            if (key.ageField.isEmpty()) {
                commands.push_back({"XRANGE", name, "-", "+", "COUNT", "1"});
            } else {
                commands.push_back({"LINDEX", name, "0"});
                commands.push_back({"LINDEX", name, "-1"});
            }
        }
    }
}

void RedisKeys::read(std::span<const Reply> replies, double clock, Sample &sample) const
{
    for (const RedisKey &key : m_keys) {
        const std::size_t n = repliesOf(key);
        sample.readings.push_back(readingOf(key, replies.subspan(0, n), clock));
        replies = replies.subspan(n);
    }
}

void RedisKeys::missing(NoValue reason, const base::Untrusted &why, Sample &sample) const
{
    for (const RedisKey &key : m_keys)
        sample.readings.push_back(Reading::missing(MetricId(key.id), reason, why));
}

} // namespace watch
