// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The answer to INFO, looked up by name. What this server's version does not report is absent.

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace watch {

class RedisInfo {
public:
    explicit RedisInfo(std::string_view text = {});

    [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const;
    [[nodiscard]] std::optional<double> number(std::string_view name) const; // nothing when it is no number
    [[nodiscard]] bool empty() const { return m_fields.empty(); }

private:
    std::map<std::string, std::string, std::less<>> m_fields;
};

} // namespace watch
