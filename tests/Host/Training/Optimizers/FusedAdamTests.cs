using NebulaBench.Optimization;
using NebulaBench.Testing;
using NebulaBench.Training.Optimizers;
using TorchSharp;
using Parameter = TorchSharp.Modules.Parameter;

namespace NebulaBench.Host.Tests.Training.Optimizers;

/// <summary>The fused step is Adam's, held against TorchSharp's own.</summary>
public sealed class FusedAdamTests
{
    private static readonly long[][] Shapes = [[7, 5], [5], [3, 2, 2]];

    [Test]
    public void Step_SameGradients_MovesAsTheLibraryDoes(
        [Values] bool isDecoupled, [Values(0, 0.1)] double decay,
        [Values(torch.ScalarType.Float32, torch.ScalarType.Float64)] torch.ScalarType type)
    {
        // Single precision goes by the suite's own pass, double by the script that serves every device.
        var options = new AdamOptions { WeightDecay = decay, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-6, LearningRate = 0.02 };
        using DisposeScope scope = torch.NewDisposeScope();
        Parameter[] fused = Parameters(type), plain = Parameters(type);
        IOptimizerFactory factory = isDecoupled ? new AdamWFactory(options) : new AdamFactory(options);
        using IOptimizer fast = factory.Create(fused, fast: true), slow = factory.Create(plain, fast: false);

        torch.manual_seed(1);
        for (int step = 0; step < 25; step++)
        {
            fast.LearningRate = slow.LearningRate = 0.02 / (1 + step);
            foreach ((Parameter one, Parameter other) in fused.Zip(plain))
            {
                torch.Tensor gradient = torch.randn(one.shape, type);
                (one.grad, other.grad) = (gradient, gradient.clone());
            }
            fast.Step();
            slow.Step();
        }

        Assert.That(fast, Is.InstanceOf<FusedAdam>());
        Assert.That(slow, Is.InstanceOf<LibraryOptimizer>());
        foreach ((Parameter one, Parameter other) in fused.Zip(plain))
        {
            Assert.That((one - other).abs().max().ToDouble(), Is.LessThan(2e-6));
        }
        Assert.That(fast.State.Select(entry => entry.Key), Is.EqualTo(slow.State.Select(entry => entry.Key)));
        foreach ((torch.Tensor one, torch.Tensor other) in fast.State.Select(entry => entry.Value).Zip(slow.State.Select(entry => entry.Value)))
        {
            Assert.That((one - other).abs().max().ToDouble(), Is.LessThan(1e-6));
        }
    }

    [Test]
    public void Step_ParameterWithoutGradient_StaysAndIsNotCounted()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Parameter[] parameters = Parameters();
        float[] before = parameters[1].data<float>().ToArray();
        using var adam = new FusedAdam(new AdamOptions(), isDecoupled: false, parameters);

        parameters[0].grad = torch.ones(Shapes[0]);
        adam.Step();
        adam.ClearGradients();
        adam.Step();

        Assert.That(parameters[1].data<float>().ToArray(), Is.EqualTo(before));
        Dictionary<string, torch.Tensor> memory = adam.State.ToDictionary();
        Assert.That((memory["0.step"].ToSingle(), memory["1.step"].ToSingle()), Is.EqualTo((1f, 0f)));
    }

    [Test]
    public void Step_ManySteps_LeavesNoTensorBehind()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Parameter[] parameters = Parameters();
        using var adam = new FusedAdam(new AdamOptions(), isDecoupled: false, parameters);
        void Take()
        {
            using DisposeScope step = torch.NewDisposeScope();
            adam.ClearGradients();
            parameters[0].pow(2).sum().backward();
            adam.Step();
        }
        Take();
        long before = LiveTensors.Before();

        for (int step = 0; step < 100; step++)
        {
            Take();
        }

        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(before));
    }

    [Test]
    public void Step_OnSeveralThreads_GivesTheSameNumbers()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        int before = torch.get_num_threads();
        try
        {
            Assert.That(AfterSteps(threads: 3), Is.EqualTo(AfterSteps(threads: 1)));
        }
        finally
        {
            torch.set_num_threads(before);
        }
    }

    [Test]
    public void Step_TransposedGradient_GoesToItsOwnNumbers()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Parameter[] straight = Parameters(), transposed = Parameters();
        torch.Tensor gradient = torch.randn(7, 5);
        straight[0].grad = gradient;
        transposed[0].grad = gradient.t().contiguous().t();

        foreach (Parameter[] parameters in new[] { straight, transposed })
        {
            using var adam = new FusedAdam(new AdamOptions(), isDecoupled: false, parameters);
            adam.Step();
        }

        Assert.That(transposed[0].data<float>().ToArray(), Is.EqualTo(straight[0].data<float>().ToArray()));
    }

    /// <summary>What becomes of parameters large enough for several threads, cut in the midst of one.</summary>
    private static float[] AfterSteps(int threads)
    {
        torch.set_num_threads(threads);
        torch.manual_seed(0);
        Parameter[] parameters = [new(torch.randn(5)), new(torch.randn(301, 399)), new(torch.randn(17))];
        using var adam = new FusedAdam(new AdamOptions { WeightDecay = 0.1 }, isDecoupled: false, parameters);
        for (int step = 0; step < 3; step++)
        {
            foreach (Parameter parameter in parameters)
            {
                parameter.grad = torch.randn(parameter.shape);
            }
            adam.Step();
        }
        return [.. parameters.SelectMany(parameter => parameter.data<float>().ToArray())];
    }

    private static Parameter[] Parameters(torch.ScalarType type = torch.ScalarType.Float32)
    {
        torch.manual_seed(0);
        return [.. Shapes.Select(shape => new Parameter(torch.randn(shape, type)))];
    }
}
