using NebulaBench.Optimization;
using NebulaBench.PluginConformance;
using NebulaBench.Training.Optimizers;

namespace NebulaBench.Host.Tests.Training.Optimizers;

[TestFixture("adam")]
[TestFixture("adamw")]
[TestFixture("sgd")]
[TestFixture("rmsprop")]
public sealed class BundledOptimizerTests(string id) : OptimizerConformance
{
    protected override IOptimizerFactory Create() => id switch
    {
        "adam" => new AdamFactory(new AdamOptions()),
        "adamw" => new AdamWFactory(new AdamOptions { WeightDecay = 0.1 }),
        "sgd" => new SgdFactory(new SgdOptions { Momentum = 0.9 }),
        _ => new RmsPropFactory(new RmsPropOptions { Momentum = 0.9 }),
    };
}
