// SPDX-License-Identifier: Apache-2.0
#include "client-gui/program.h"

int main(int argc, char **argv) { return chat::gui::runProgram(argc, argv); }
