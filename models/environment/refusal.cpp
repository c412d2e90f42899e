// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment/refusal.h"

namespace environment {

std::unexpected<base::Error> refuse(const QString &text, const QString &remedy, base::Errc code)
{
    base::Error error{code, text.toStdString()};
    error.remedy = remedy.toStdString();
    return std::unexpected(std::move(error));
}

} // namespace environment
