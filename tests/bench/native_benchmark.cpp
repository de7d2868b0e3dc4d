// Micro-benchmarks: every layer of the network on its own, both ways, for registers of four, eight and sixteen lanes; the whole passes; and
// what lies before the network, ink and normalise. Google Benchmark's options hold; tests/bench/run calls it with --benchmark_format=json.
#include <benchmark/benchmark.h>

#include "core/data/synthetic.hpp"
#include "core/evaluation/loss.hpp"
#include "core/ink/ink.hpp"
#include "core/ink/normalise.hpp"
#include "core/learning/recipe.hpp"
#include "core/network/machines.hpp"
#include "core/network/network.hpp"
#include "core/network/start.hpp"
#include "layers.hpp"

namespace lecun1989::bench {
namespace {

/// A digit's picture, and a workspace as a step of training on it leaves it.
struct Scene {
    Strokes strokes;
    float pen_width;
    Parameters<float> parameters = starting_parameters(1);
    Workspace workspace;
    Image image;

    Scene() {
        Random random(1);
        const SyntheticDigit digit = draw_synthetic(3, random);
        strokes = digit.strokes;
        pen_width = digit.pen_width;
        image = normalise(draw_ink(strokes, pen_width));
        forward(parameters, image, workspace.state);
        for (float& delta : workspace.deltas) {
            delta = random.uniform(-3.0F, 3.0F);
        }
    }
};

Scene& scene() {
    static Scene only;
    return only;
}

void run_layer(benchmark::State& state, const NamedLayer& layer) {
    for (auto _ : state) {
        layer.run(scene().parameters, scene().workspace);
        benchmark::ClobberMemory();
    }
    if (layer.flops != 0) {
        state.counters["flops"] = static_cast<double>(layer.flops);
    }
}

void run_forward(benchmark::State& state) {
    for (auto _ : state) {
        forward(scene().parameters, scene().image, scene().workspace.state);
        benchmark::ClobberMemory();
    }
}

void run_backward(benchmark::State& state) {
    const Outputs slopes = loss_slopes(scene().workspace.state.outputs, 3);
    for (auto _ : state) {
        backward(scene().parameters, scene().workspace.state, slopes, scene().workspace.slopes);
        benchmark::ClobberMemory();
    }
}

/// `backward` with the step that follows it.
void run_descend(benchmark::State& state) {
    Parameters<float> parameters = scene().parameters;
    const Outputs slopes = loss_slopes(scene().workspace.state.outputs, 3);
    for (auto _ : state) {
        descend(parameters, scene().workspace.state, slopes, 1e-9F);
        benchmark::ClobberMemory();
    }
}

void run_ink(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(draw_ink(scene().strokes, scene().pen_width));
    }
}

void run_normalise(benchmark::State& state) {
    const Bitmap bitmap = draw_ink(scene().strokes, scene().pen_width);
    for (auto _ : state) {
        benchmark::DoNotOptimize(normalise(bitmap));
    }
}

void register_layers(const NamedLayer* layers, const char* lanes) {
    for (std::size_t i = 0; i < layer_count; ++i) {
        const NamedLayer& layer = layers[i];
        benchmark::RegisterBenchmark((layer.name + std::string(lanes)).c_str(),
                                     [&layer](benchmark::State& state) { run_layer(state, layer); });
    }
}

}  // namespace
}  // namespace lecun1989::bench

int main(int count, char** arguments) {
    using namespace lecun1989::bench;
    register_layers(layers_of_FourLanes, "/4");
    if (lecun1989::runnable_passes().size() > 1) {
        register_layers(layers_of_EightLanes, "/8");
    }
    if (lecun1989::runnable_passes().size() > 2) {
        register_layers(layers_of_SixteenLanes, "/16");
    }
    benchmark::RegisterBenchmark("forward", run_forward);
    benchmark::RegisterBenchmark("backward", run_backward);
    benchmark::RegisterBenchmark("backward and step", run_descend);
    benchmark::RegisterBenchmark("ink", run_ink);
    benchmark::RegisterBenchmark("normalise", run_normalise);
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) {
        return 2;
    }
    benchmark::RunSpecifiedBenchmarks();
}
