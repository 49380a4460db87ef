using NebulaBench.Conformance.Optimization;
using NebulaBench.Optimization;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Conformance.Tests;

/// <summary>What can be wrong with an optimizer or a schedule.</summary>
internal enum OptimizationFlaw
{
    None,
    GoesUphill,
    MovesWithoutGradient,
    KeepsGradients,
    IgnoresItsRate,
    ForgetsItsState,
    GivesNegativeFactors,
    CountsItsCalls,
}

internal sealed class OptimizationPointsTests
{
    [Test]
    public void All_OptimizerAndScheduleInOrder_PassEverywhere()
    {
        Assert.That(Failures.For(new OptimizerPoints(() => new SpoiltOptimizers(OptimizationFlaw.None)).All), Is.Empty);
        Assert.That(Failures.For(new SchedulePoints(() => new SpoiltSchedule(OptimizationFlaw.None)).All), Is.Empty);
    }

    [TestCase(OptimizationFlaw.GoesUphill, "moves a parameter against its gradient")]
    [TestCase(OptimizationFlaw.MovesWithoutGradient, "keeps a parameter without a gradient")]
    [TestCase(OptimizationFlaw.KeepsGradients, "clears gradients")]
    [TestCase(OptimizationFlaw.IgnoresItsRate, "follows its learning rate")]
    [TestCase(OptimizationFlaw.ForgetsItsState, "goes on from its state to the last bit")]
    public void All_OneFlawOfAnOptimizer_FailsAtItsPoint(object flaw, string point) => Assert.That(
        Failures.For(new OptimizerPoints(() => new SpoiltOptimizers((OptimizationFlaw)flaw)).All).Select(failure => failure.Split(':')[0]),
        Does.Contain(point));

    [TestCase(OptimizationFlaw.GivesNegativeFactors, "gives a finite factor of at least 0: in epoch 1 of 2 it is -0.5")]
    [TestCase(OptimizationFlaw.CountsItsCalls, "depends on the epoch alone: in epoch 0 of 1 it is 1 after the epochs before, but 0.5 again and 1 alone")]
    public void All_OneFlawOfASchedule_SaysWhatItIs(object flaw, string failure) =>
        Assert.That(Failures.For(new SchedulePoints(() => new SpoiltSchedule((OptimizationFlaw)flaw)).All), Does.Contain(failure));

    private sealed class SpoiltSchedule(OptimizationFlaw flaw) : ISchedule
    {
        private int calls;

        public double Factor(int epoch, int epochs) => flaw switch
        {
            OptimizationFlaw.GivesNegativeFactors => -0.5 * epoch,
            OptimizationFlaw.CountsItsCalls => 1.0 / ++calls,
            _ => 1,
        };
    }

    private sealed class SpoiltOptimizers(OptimizationFlaw flaw) : IOptimizerFactory
    {
        public double LearningRate => 0.05;

        public IOptimizer Create(IReadOnlyList<Parameter> parameters, bool fast) => new Spoilt(flaw, parameters);
    }

    /// <summary>Descent with momentum, with one flaw.</summary>
    private sealed class Spoilt(OptimizationFlaw flaw, IReadOnlyList<Parameter> parameters) : IOptimizer
    {
        private readonly torch.Tensor[] momenta = [.. parameters.Select(parameter => torch.zeros(parameter.shape))];
        private double rate;

        public double LearningRate { set => rate = flaw == OptimizationFlaw.IgnoresItsRate ? 0.05 : value; }

        public IEnumerable<KeyValuePair<string, torch.Tensor>> State =>
            momenta.Select((momentum, index) => KeyValuePair.Create(FormattableString.Invariant($"{index}.momentum"), momentum));

        public void ClearGradients()
        {
            foreach (Parameter parameter in parameters.Where(_ => flaw != OptimizationFlaw.KeepsGradients))
            {
                parameter.grad = null;
            }
        }

        public void Step()
        {
            using var noGradients = torch.no_grad();
            for (int i = 0; i < parameters.Count; i++)
            {
                if (parameters[i].grad is { } gradient)
                {
                    momenta[i].mul_(0.5).add_(gradient);
                    parameters[i].sub_(momenta[i] * (flaw == OptimizationFlaw.GoesUphill ? -rate : rate));
                }
                else if (flaw == OptimizationFlaw.MovesWithoutGradient)
                {
                    parameters[i].mul_(0.9);
                }
            }
        }

        public void Restore(IReadOnlyDictionary<string, torch.Tensor> state, torch.Device device)
        {
            foreach ((string name, torch.Tensor own) in State.Where(_ => flaw != OptimizationFlaw.ForgetsItsState))
            {
                own.copy_(state[name]);
            }
        }

        public void Dispose()
        {
            foreach (torch.Tensor momentum in momenta)
            {
                momentum.Dispose();
            }
        }
    }
}
