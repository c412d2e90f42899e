// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/http/response.h"

#include <strings.h>

namespace http {

const std::string *Response::header(std::string_view name) const
{
    for (const auto &[key, value] : headers)
        if (key.size() == name.size() && strncasecmp(key.data(), name.data(), name.size()) == 0)
            return &value;
    return nullptr;
}

} // namespace http
