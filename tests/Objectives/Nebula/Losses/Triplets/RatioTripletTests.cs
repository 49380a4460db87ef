using NebulaBench.Objectives.Nebula.Losses.Triplets;
using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Nebula.Tests.Losses.Triplets;

public sealed class RatioTripletTests
{
    [Test]
    public void Loss_RandomBatch_EqualsTheTripleLoop([Values(1, 2, 3)] int seed)
    {
        torch.manual_seed(seed);
        using torch.Tensor z = torch.randn(9, 4, torch.float64);
        using torch.Tensor groups = torch.randint(0, 3, [9], torch.int64);
        using torch.Tensor margin = torch.tensor(0.25, torch.float64);

        using torch.Tensor loss = RatioTriplet.Loss(z, groups, margin);

        TensorAssert.Close(loss, TripleLoop(z, groups, 0.25), 1e-12);
    }

    [Test]
    public void Loss_WithoutSelfPairsAndWithAnchors_EqualsTheTripleLoop([Values] bool selfPairs, [Values] bool withAnchors, [Values(1, 2)] int seed)
    {
        torch.manual_seed(seed);
        using torch.Tensor z = torch.randn(9, 4, torch.float64).requires_grad_();
        using torch.Tensor anchors = torch.randn(5, 4, torch.float64).requires_grad_();
        using torch.Tensor groups = torch.randint(0, 3, [9], torch.int64);
        using torch.Tensor margin = torch.tensor(0.25, torch.float64);

        using torch.Tensor loss = RatioTriplet.Loss(z, groups, margin, selfPairs, withAnchors ? anchors : null);
        using torch.Tensor expected = LiteralSum(z, groups, margin, selfPairs, withAnchors ? anchors : null);
        torch.Tensor[] inputs = withAnchors ? [z, anchors] : [z];

        TensorAssert.Close(loss, expected.ToDouble(), 1e-12);
        foreach ((torch.Tensor actual, torch.Tensor literal) in
            torch.autograd.grad([loss], inputs).Zip(torch.autograd.grad([expected], inputs)))
        {
            TensorAssert.Close(actual, literal, 1e-11);
        }
    }

    [Test]
    public void Loss_WithoutSelfPairs_IsLargerAndZeroWhereGroupsAreSingle()
    {
        using torch.Tensor two = torch.tensor(new double[,] { { 0 }, { 1 }, { 5 }, { 6 } });
        using torch.Tensor groups = torch.tensor([0L, 0, 1, 1]), margin = torch.tensor(0.5, torch.float64);

        using torch.Tensor few = RatioTriplet.Loss(two, groups, margin, selfPairs: false, null);
        using torch.Tensor none = RatioTriplet.Loss(two, torch.tensor([0L, 1, 2, 3]), margin, selfPairs: false, null);

        Assert.That(few.ToDouble(), Is.GreaterThan(RatioTriplet.Loss(two, groups, margin).ToDouble()));
        Assert.That(none.ToDouble(), Is.Zero, "a group of one has no positive pair");
    }

    [Test]
    public void Loss_OneGroupOnly_IsZeroWithZeroGradient()
    {
        using torch.Tensor z = torch.randn([6, 3], torch.float64).requires_grad_();
        using torch.Tensor margin = torch.tensor(0.5, torch.float64).requires_grad_();

        using torch.Tensor loss = RatioTriplet.Loss(z, torch.zeros(6, torch.int64), margin);
        loss.backward();

        Assert.That(loss.ToDouble(), Is.Zero);
        Assert.That(z.grad!.abs().max().ToDouble(), Is.Zero);
        Assert.That(margin.grad!.ToDouble(), Is.Zero);
    }

    [Test]
    public void Loss_IdenticalLatents_StaysFinite()
    {
        using torch.Tensor z = torch.ones([6, 3]).requires_grad_();
        using torch.Tensor margin = torch.tensor(0.5f);

        using torch.Tensor loss = RatioTriplet.Loss(z, torch.tensor([0L, 0, 0, 1, 1, 1]), margin);
        loss.backward();

        Assert.That(loss.ToDouble(), Is.Zero);
        Assert.That(z.grad!.isfinite().all().ToBoolean(), Is.True);
    }

    [Test]
    public void Loss_BatchOf4096_HasFiniteValueAndGradient()
    {
        torch.manual_seed(7);
        using torch.Tensor z = torch.randn(4096, 32).requires_grad_();
        using torch.Tensor margin = torch.tensor(0.5f).requires_grad_();

        using torch.Tensor loss = RatioTriplet.Loss(z, torch.randint(0, 30, [4096], torch.int64), margin);
        loss.backward();

        Assert.That(double.IsFinite(loss.ToDouble()), Is.True);
        Assert.That(z.grad!.isfinite().all().ToBoolean(), Is.True);
    }

    // 9 latents are one block of rows; 600 are several, the last of them shorter.
    [TestCase(9)]
    [TestCase(600)]
    public void Loss_OfSeveralBlocks_HasValueAndGradientsOfTheWholeMatrix(int batch)
    {
        (torch.Tensor z, torch.Tensor groups, torch.Tensor margin) = Draw(batch);
        using torch.Tensor loss = RatioTriplet.Loss(z, groups, margin);
        (3 * loss).backward();
        using torch.Tensor zGradient = z.grad!.clone(), marginGradient = margin.grad!.clone();
        z.grad.zero_();
        margin.grad.zero_();

        using torch.Tensor whole = WholeMatrix(z, groups, margin);
        (3 * whole).backward();

        TensorAssert.Close(loss, whole.detach(), 1e-12);
        TensorAssert.Close(zGradient, z.grad, 1e-10);
        TensorAssert.Close(marginGradient, margin.grad, 1e-10);
    }

    [TestCase(9)]
    [TestCase(600)]
    public void Loss_Gradients_AreFiniteDifferences(int batch)
    {
        (torch.Tensor z, torch.Tensor groups, torch.Tensor margin) = Draw(batch);
        RatioTriplet.Loss(z, groups, margin).backward();

        using var still = torch.no_grad();
        using torch.Tensor direction = torch.randn_like(z);
        double alongLatents = Slope(step => RatioTriplet.Loss(z + (step * direction), groups, margin));
        double alongMargin = Slope(step => RatioTriplet.Loss(z, groups, margin + step));

        TensorAssert.Close((z.grad! * direction).sum(), alongLatents, 1e-7);
        TensorAssert.Close(margin.grad!, alongMargin, 1e-7);
    }

    [Test]
    public void Loss_MarginAlone_IsDifferentiatedByIt()
    {
        (torch.Tensor z, torch.Tensor groups, torch.Tensor margin) = Draw(20);
        RatioTriplet.Loss(z, groups, margin).backward();
        using torch.Tensor expected = margin.grad!.clone();
        margin.grad.zero_();

        RatioTriplet.Loss(z.detach(), groups, margin).backward();

        TensorAssert.Close(margin.grad, expected, 1e-12);
    }

    [Test]
    public void Loss_WithoutGradients_IsTheSameValue()
    {
        (torch.Tensor z, torch.Tensor groups, torch.Tensor margin) = Draw(600);
        using torch.Tensor loss = RatioTriplet.Loss(z, groups, margin);

        using var still = torch.no_grad();
        using torch.Tensor value = RatioTriplet.Loss(z, groups, margin);

        Assert.That(value.requires_grad, Is.False);
        Assert.That(value.ToDouble(), Is.EqualTo(loss.ToDouble()));
    }

    [Test]
    public void Loss_LatentsFarFromTheOrigin_LosesNoDigits()
    {
        (torch.Tensor z, torch.Tensor groups, torch.Tensor margin) = Draw(50);
        double expected = RatioTriplet.Loss(z, groups, margin).ToDouble();

        using torch.Tensor single = (z.detach() + 1024).to_type(torch.float32);
        double shifted = RatioTriplet.Loss(single, groups, margin.detach().to_type(torch.float32)).ToDouble();

        Assert.That(shifted, Is.EqualTo(expected).Within(1e-3 * expected));
    }

    [Test]
    public void Loss_Repeated_GivesTheSameBits()
    {
        using torch.Tensor first = Gradient(), second = Gradient();

        Assert.That(first.equal(second).all().ToBoolean(), Is.True);

        static torch.Tensor Gradient()
        {
            (torch.Tensor z, torch.Tensor groups, torch.Tensor margin) = Draw(600);
            RatioTriplet.Loss(z, groups, margin).backward();
            return z.grad!;
        }
    }

    [Test]
    public void Loss_AThousandSteps_LeavesNoTensors()
    {
        using torch.Tensor z = torch.randn([40, 4], torch.float64).requires_grad_();
        using torch.Tensor groups = torch.randint(0, 3, [40], torch.int64);
        using torch.Tensor margin = torch.tensor(0.25, torch.float64).requires_grad_();
        Step();
        long live = LiveTensors.Before();

        for (int step = 0; step < 1000; step++)
        {
            Step();
        }

        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(live));

        void Step()
        {
            using DisposeScope scope = torch.NewDisposeScope();
            RatioTriplet.Loss(z, groups, margin).backward();
        }
    }

    private static (torch.Tensor Latents, torch.Tensor Groups, torch.Tensor Margin) Draw(int batch)
    {
        torch.manual_seed(batch);
        return (
            torch.randn([batch, 4], torch.float64).requires_grad_(),
            torch.randint(0, 3, [batch], torch.int64),
            torch.tensor(0.25, torch.float64).requires_grad_());
    }

    private static double Slope(Func<double, torch.Tensor> loss)
    {
        const double Step = 1e-5;
        return (loss(Step).ToDouble() - loss(-Step).ToDouble()) / (2 * Step);
    }

    // The separated sums through autograd, all of the N² at once.
    private static torch.Tensor WholeMatrix(torch.Tensor z, torch.Tensor groups, torch.Tensor margin)
    {
        torch.Tensor distances = (z.unsqueeze(1) - z.unsqueeze(0)).pow(2).sum(2L);
        torch.Tensor same = groups.unsqueeze(1).eq(groups.unsqueeze(0)).to_type(torch.float64);
        torch.Tensor near = (same * distances).sum(1L), far = ((1 - same) / (distances + margin)).sum(1L);
        return (near * far).sum() / (same.sum(1L) * (1 - same).sum(1L)).sum();
    }

    private static double TripleLoop(torch.Tensor latents, torch.Tensor groups, double margin)
    {
        double[] z = latents.data<double>().ToArray();
        long[] group = groups.data<long>().ToArray();
        int samples = group.Length;
        int width = z.Length / samples;
        double sum = 0;
        long triplets = 0;
        for (int i = 0; i < samples; i++)
        {
            for (int j = 0; j < samples; j++)
            {
                for (int k = 0; k < samples; k++)
                {
                    if (group[j] == group[i] && group[k] != group[i])
                    {
                        sum += Distance(i, j) / (Distance(i, k) + margin);
                        triplets++;
                    }
                }
            }
        }
        return sum / triplets;

        double Distance(int a, int b)
        {
            double total = 0;
            for (int c = 0; c < width; c++)
            {
                double difference = z[(a * width) + c] - z[(b * width) + c];
                total += difference * difference;
            }
            return total;
        }
    }

    /// <summary>The mean over all triplets, written out; anchors but the group's own are negatives too.</summary>
    private static torch.Tensor LiteralSum(torch.Tensor z, torch.Tensor groups, torch.Tensor margin, bool selfPairs, torch.Tensor? anchors)
    {
        long[] group = groups.data<long>().ToArray();
        var terms = new List<torch.Tensor>();
        for (int i = 0; i < group.Length; i++)
        {
            for (int j = 0; j < group.Length; j++)
            {
                if (group[i] != group[j] || (i == j && !selfPairs))
                {
                    continue;
                }
                torch.Tensor near = (z[i] - z[j]).pow(2).sum();
                terms.AddRange(Enumerable.Range(0, group.Length).Where(k => group[k] != group[i])
                    .Select(k => near / ((z[i] - z[k]).pow(2).sum() + margin)));
                terms.AddRange(Enumerable.Range(0, (int)(anchors?.shape[0] ?? 0)).Where(k => k != group[i])
                    .Select(k => near / ((z[i] - anchors![k]).pow(2).sum() + margin)));
            }
        }
        return torch.stack(terms).mean();
    }
}
