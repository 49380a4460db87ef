using NebulaBench.Plugins;
using NebulaBench.Training.Optimizers;
using NebulaBench.Training.Schedules;

namespace NebulaBench.Training;

/// <summary>The optimizers and schedules that the suite brings itself.</summary>
public sealed class OptimizationPlugin : IPluginModule
{
    /// <summary>The optimizer of an experiment that names none.</summary>
    public const string DefaultOptimizer = "adam";

    /// <summary>The schedule of an experiment that names none.</summary>
    public const string DefaultSchedule = "constant";

    /// <inheritdoc/>
    public void Register(IPluginRegistry plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.AddOptimizer<AdamFactory, AdamOptions>(DefaultOptimizer, "Steps scaled by running means of gradients and of their squares.",
            "Kingma, Ba: Adam: a method for stochastic optimization (ICLR 2015)");
        plugins.AddOptimizer<AdamWFactory, AdamOptions>("adamw", "Adam with weight decay decoupled from the gradients.",
            "Loshchilov, Hutter: Decoupled weight decay regularization (ICLR 2019)");
        plugins.AddOptimizer<SgdFactory, SgdOptions>("sgd", "Stochastic gradient descent, optionally with momentum.");
        plugins.AddOptimizer<RmsPropFactory, RmsPropOptions>("rmsprop", "Gradients divided by the root of a running mean of their squares.",
            "Tieleman, Hinton: Lecture 6.5: RMSprop (Coursera: Neural networks for machine learning, 2012)");
        plugins.AddSchedule<ConstantSchedule, WarmUpOptions>(DefaultSchedule, "The learning rate stays as it is.");
        plugins.AddSchedule<StepSchedule, StepOptions>("step", "The learning rate drops by a factor every few epochs.");
        plugins.AddSchedule<ExponentialSchedule, ExponentialOptions>("exponential", "The learning rate shrinks by a factor every epoch.");
        plugins.AddSchedule<CosineSchedule, CosineOptions>("cosine", "The learning rate falls along half a cosine to a final factor.",
            "Loshchilov, Hutter: SGDR: stochastic gradient descent with warm restarts (ICLR 2017)");
    }
}
