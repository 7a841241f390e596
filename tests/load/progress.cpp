// SPDX-License-Identifier: Apache-2.0
#include "tests/load/progress.h"

#include <cstdio>
#include <unistd.h>

namespace chat::load {
namespace {

constexpr auto clearLine = "\r\x1b[K";

} // namespace

Progress::Progress(bool quiet) : m_on(!quiet && isatty(STDERR_FILENO)) { }

Progress::~Progress()
{
    if (m_dirty)
        std::fputs(clearLine, stderr);
}

void Progress::print(const std::string &text)
{
    m_dirty = true;
    std::fprintf(stderr, "%s%s", clearLine, text.c_str());
    std::fflush(stderr);
}

} // namespace chat::load
