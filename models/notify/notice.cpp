// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notify/outbox.h"

#include <QCryptographicHash>

namespace notify {

namespace {

constexpr const char *kMoments[] = {"firing", "resolved", "acknowledged", "flapping", "digest", "test"};
constexpr const char *kOutcomes[] = {"accepted", "later", "refused", "not-sent", "noticed"};

template <class E, std::size_t N>
std::optional<E> fromWord(QStringView word, const char *const (&words)[N])
{
    for (std::size_t i = 0; i < N; ++i)
        if (word == QLatin1StringView(words[i]))
            return E(i);
    return std::nullopt;
}

} // namespace

QLatin1StringView word(Moment moment) { return QLatin1StringView(kMoments[std::size_t(moment)]); }
std::optional<Moment> momentOf(QStringView word) { return fromWord<Moment>(word, kMoments); }
QLatin1StringView word(Delivery::Outcome outcome) { return QLatin1StringView(kOutcomes[std::size_t(outcome)]); }
std::optional<Delivery::Outcome> outcomeOf(QStringView word) { return fromWord<Delivery::Outcome>(word, kOutcomes); }

void Delivery::describe(const Notice &notice)
{
    summary = notice.summary;
    rule = notice.rule;
    target = notice.target;
    persons = notice.persons;
    began = notice.began;
    drill = notice.drill;
}

QString eventOf(const Notice &notice)
{
    if (!notice.event.isEmpty())
        return notice.event;
    const auto ms = [](base::WallTime t) { return QByteArray::number(qint64(std::chrono::duration_cast<base::milliseconds>(t.time_since_epoch()).count())); };
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {notice.key.toUtf8(), QByteArray(word(notice.moment).data()), QByteArray::number(int(notice.severity)), ms(notice.began)}) {
        hash.addData(part);
        hash.addData(QByteArrayView("\0", 1));
    }
    return QString::fromLatin1(hash.result().toHex().left(32));
}

QString eventAfter(const QString &event, const QString &begun)
{
    return QString::fromLatin1(QCryptographicHash::hash((event + begun).toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}

} // namespace notify
