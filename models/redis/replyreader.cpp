// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/replyreader.h"

#include <QCoreApplication>

#include <hiredis/hiredis.h>

namespace redis {

using base::Errc;

namespace {

constexpr std::size_t kMaxBytes = std::size_t(16) << 20;
constexpr std::size_t kMaxElements = 100000;

std::unexpected<base::Error> tooLarge()
{
    return base::fail(Errc::Protocol, QCoreApplication::translate("redis", "Its answer is larger than a figure can be.").toStdString());
}

} // namespace

// What hiredis calls while it parses. Nested replies are stored in place; only the root is owned.
struct Building {
    static void *create(const redisReadTask *task, Reply reply)
    {
        Reply *where = static_cast<ReplyReader *>(task->privdata)->place(task);
        *where = std::move(reply);
        return where;
    }
    static void *text(const redisReadTask *task, char *data, std::size_t bytes)
    {
        Reply r;
        r.type = task->type == REDIS_REPLY_ERROR ? Reply::Type::Error
            : task->type == REDIS_REPLY_STATUS   ? Reply::Type::Status
                                                 : Reply::Type::Text;
        r.text.assign(data, bytes);
        return create(task, std::move(r));
    }
    static void *array(const redisReadTask *task, int elements)
    {
        auto &reader = *static_cast<ReplyReader *>(task->privdata);
        if (elements < 0 || reader.m_elements + std::size_t(elements) > kMaxElements) {
            reader.m_tooLarge = true;
            return nullptr;
        }
        reader.m_elements += std::size_t(elements);
        Reply r;
        r.type = Reply::Type::Array;
        r.elements.resize(std::size_t(elements));
        return create(task, std::move(r));
    }
    static void *integer(const redisReadTask *task, long long value)
    {
        Reply r;
        r.type = Reply::Type::Integer;
        r.integer = value;
        return create(task, std::move(r));
    }
    static void *nil(const redisReadTask *task) { return create(task, Reply()); }
    static void drop(void *) {} // the reader owns the root
};

ReplyReader::ReplyReader()
{
    static redisReplyObjectFunctions functions{&Building::text, &Building::array, &Building::integer, &Building::nil,
                                               &Building::drop};
    m_reader = redisReaderCreateWithFunctions(&functions);
    m_reader->privdata = this;
}

ReplyReader::~ReplyReader()
{
    redisReaderFree(m_reader);
}

Reply *ReplyReader::place(const redisReadTask *task)
{
    if (task->parent)
        return &static_cast<Reply *>(task->parent->obj)->elements[std::size_t(task->idx)];
    m_root = std::make_unique<Reply>();
    return m_root.get();
}

base::Result<void> ReplyReader::feed(const char *data, std::size_t bytes)
{
    m_bytes += bytes;
    if (m_bytes > kMaxBytes)
        return tooLarge();
    if (redisReaderFeed(m_reader, data, bytes) != REDIS_OK)
        return base::fail(Errc::Protocol, m_reader->errstr);
    return {};
}

base::Result<std::optional<Reply>> ReplyReader::next()
{
    void *done = nullptr;
    if (redisReaderGetReply(m_reader, &done) != REDIS_OK) {
        if (m_tooLarge)
            return tooLarge();
        return base::fail(Errc::Protocol, QCoreApplication::translate("redis", "It does not speak the Redis protocol: %1")
                                              .arg(QString::fromLatin1(m_reader->errstr)).toStdString());
    }
    if (!done)
        return std::optional<Reply>();
    m_bytes = m_elements = 0;
    std::optional<Reply> out(std::move(*m_root));
    m_root.reset();
    return out;
}

} // namespace redis
