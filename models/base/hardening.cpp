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

namespace {

struct FileNames { // written once, before any thread
    std::string service, pass;
};
FileNames &fileNames()
{
    static FileNames names;
    return names;
}

} // namespace

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
    const auto keep = [](const char *name, std::string &where) {
        if (const char *value = std::getenv(name))
            where = value;
    };
    keep("PGSERVICEFILE", fileNames().service);
    keep("PGPASSFILE", fileNames().pass);
    std::vector<std::string> names; // unsetenv moves the entries while they are walked over
    for (char **entry = environ; entry && *entry; ++entry)
        if (std::strncmp(*entry, "PG", 2) == 0)
            if (const char *end = std::strchr(*entry, '='))
                names.emplace_back(*entry, std::size_t(end - *entry));
    for (const std::string &name : names)
        unsetenv(name.c_str());
}

QString scrubbed(const char *name)
{
    return QString::fromStdString(std::strcmp(name, "PGSERVICEFILE") == 0 ? fileNames().service
                                  : std::strcmp(name, "PGPASSFILE") == 0  ? fileNames().pass
                                                                          : std::string());
}

} // namespace base
