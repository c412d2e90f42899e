// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/hardening.h"

#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace base {

void hardenProcess()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef QD_SANITIZED
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

void scrubEnvironment()
{
    std::vector<std::string> names; // unsetenv moves the entries while they are walked over
    for (char **entry = environ; entry && *entry; ++entry)
        if (std::strncmp(*entry, "PG", 2) == 0)
            if (const char *end = std::strchr(*entry, '='))
                names.emplace_back(*entry, std::size_t(end - *entry));
    for (const std::string &name : names)
        unsetenv(name.c_str());
}

} // namespace base
