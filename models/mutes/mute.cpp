// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mutes/mute.h"

#include "models/mutes/wording.h"

#include <algorithm>

namespace mutes {

QString findingOf(const QString &key, const QString &target)
{
    return key.size() > target.size() && key.startsWith(target) && key.at(target.size()) == QLatin1Char('/') ? key.mid(target.size() + 1) : QString();
}

const Mute *muteOf(const QList<Mute> &mutes, const QString &scope, const environment::Target &target, const QString &finding,
                   base::Severity severity, base::WallTime now)
{
    const Mute *best = nullptr;
    for (const Mute &mute : mutes) {
        const bool about = mute.target.isEmpty() ? mute.group == target.tier : mute.target == target.id;
        if (about && mute.scope == scope && mute.finding == finding && severity <= mute.worst && mute.inForce(now)
            && (!best || mute.until > best->until))
            best = &mute;
    }
    return best;
}

std::optional<base::Error> objectionTo(const Mute &mute, const environment::Environment &environment, base::WallTime now)
{
    const auto refused = [](base::Errc code, const QString &why, const QString &remedy) {
        return base::Error{code, why.toStdString(), {}, say(QT_TRANSLATE_NOOP("mutes", "mute a finding")).toStdString(), remedy.toStdString()};
    };
    const bool known = mute.target.isEmpty()
        ? std::ranges::any_of(environment.targets, [&](const environment::Target &t) { return t.tier == mute.group; })
        : environment.find(mute.target) != nullptr;
    if (!known)
        return refused(base::Errc::Absent, say(QT_TRANSLATE_NOOP("mutes", "There is no target and no group of this name.")), {});
    if (mute.finding.isEmpty() || mute.worst < base::Severity::Warning)
        return refused(base::Errc::Invalid, say(QT_TRANSLATE_NOOP("mutes", "Which finding is missing.")), {});
    if (mute.reason.trimmed().isEmpty())
        return refused(base::Errc::Invalid, say(QT_TRANSLATE_NOOP("mutes", "A reason is missing.")),
                       say(QT_TRANSLATE_NOOP("mutes", "Say why, in a few words: it stands beside the finding and in the journal.")));
    if (mute.reason.size() > kLongestReason)
        return refused(base::Errc::Invalid, say(QT_TRANSLATE_NOOP("mutes", "The reason is longer than %1 characters.")).arg(kLongestReason), {});
    if (mute.until <= now || mute.until > now + kLongest)
        return refused(base::Errc::Invalid, say(QT_TRANSLATE_NOOP("mutes", "A mute ends, and within 30 days.")),
                       say(QT_TRANSLATE_NOOP("mutes", "What is meant to stay is a limit of this target in the environment file.")));
    return {};
}

} // namespace mutes
