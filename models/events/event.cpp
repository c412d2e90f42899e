// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/event.h"

namespace events {

QString kindWord(Kind kind)
{
    switch (kind) {
    case Kind::Restart:
        return QStringLiteral("restart");
    case Kind::Promotion:
        return QStringLiteral("promotion");
    case Kind::Role:
        return QStringLiteral("role");
    case Kind::Timeline:
        return QStringLiteral("timeline");
    case Kind::Version:
        return QStringLiteral("version");
    case Kind::Server:
        return QStringLiteral("server");
    case Kind::Settings:
        return QStringLiteral("settings");
    case Kind::Deployment:
        return QStringLiteral("deployment");
    case Kind::Migration:
        return QStringLiteral("migration");
    case Kind::Note:
        break;
    }
    return QStringLiteral("note");
}

std::optional<Kind> kindOf(const QString &word)
{
    for (const Kind kind : kKinds)
        if (kindWord(kind) == word)
            return kind;
    return {};
}

} // namespace events
