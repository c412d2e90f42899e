// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/watch/redisinfo.h"

#include <charconv>
#include <cmath>

namespace watch {

RedisInfo::RedisInfo(std::string_view text)
{
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        const auto colon = line.find(':');
        if (!line.starts_with('#') && colon != std::string_view::npos)
            m_fields.emplace(line.substr(0, colon), line.substr(colon + 1));
    }
}

std::optional<std::string_view> RedisInfo::text(std::string_view name) const
{
    const auto it = m_fields.find(name);
    if (it == m_fields.end())
        return std::nullopt;
    return it->second;
}

std::optional<double> RedisInfo::number(std::string_view name) const
{
    const auto found = text(name);
    double value = 0;
    if (!found)
        return std::nullopt;
    const auto [end, error] = std::from_chars(found->data(), found->data() + found->size(), value);
    if (error != std::errc() || end != found->data() + found->size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace watch
