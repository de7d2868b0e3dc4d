// All of the library: load a model, read digits with it.
#pragma once

#include <lecun1989/expected.hpp>
#include <lecun1989/image.hpp>
#include <lecun1989/model.hpp>
#include <lecun1989/provenance.hpp>
#include <lecun1989/reader.hpp>
#include <lecun1989/strokes.hpp>
