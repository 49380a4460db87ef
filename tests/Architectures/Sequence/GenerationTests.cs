using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.Sequence.Tests;

/// <summary>Decoders that write by themselves.</summary>
public sealed class GenerationTests
{
    private static readonly GenerationOptions Greedy = new();

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Generate_AnyWay_EndsAndPadsAfterwards(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(64, Models.Code) * 3;
        GenerationOptions[] ways =
            [Greedy, new() { Temperature = 2 }, new() { Temperature = 1000 }, new() { Beams = 4 }, new() { Beams = 100 }];
        foreach (GenerationOptions way in ways)
        {
            torch.Tensor written = Writer(backbone).Generate(code, way);

            Assert.That(written.shape, Is.EqualTo(new[] { 64, Models.Length }));
            Assert.That(written.dtype, Is.EqualTo(torch.int64));
            Assert.That(written.requires_grad, Is.False);
            foreach (long[] sentence in Rows(written))
            {
                int end = Array.IndexOf(sentence, SpecialTokens.End);
                long[] tokens = end < 0 ? sentence : sentence[..end];
                long[] after = end < 0 ? [] : sentence[(end + 1)..];
                Assert.That(tokens, Has.None.EqualTo(SpecialTokens.Padding).And.None.EqualTo(SpecialTokens.Begin), way.ToString());
                Assert.That(after, Is.All.EqualTo(SpecialTokens.Padding), way.ToString());
            }
        }
    }

    [TestCaseSource(typeof(Models), nameof(Models.Writers))]
    public void Decode_WithoutATarget_IsWhatGenerateChooses(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(64, Models.Code) * 3;

        torch.Tensor logits = backbone.Decode(code, null);

        Assert.That(logits.isfinite().all().ToBoolean(), Is.True);
        Assert.That(logits.argmax(1).Equals(Writer(backbone).Generate(code, Greedy)), Is.True);
    }

    [TestCaseSource(typeof(Models), nameof(Models.Writers))]
    public void Decode_FedWithWhatItWroteItself_GivesTheSameLogits(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(64, Models.Code) * 3;
        torch.Tensor own = backbone.Decode(code, null);
        torch.Tensor written = own.argmax(1);

        torch.Tensor fed = backbone.Decode(code, Models.BatchOf(written));

        torch.Tensor counted = written.ne(SpecialTokens.Padding).unsqueeze(1); // [batch, 1, length]
        torch.Tensor difference = (own - fed).narrow(1, SpecialTokens.End, Models.Vocabulary - SpecialTokens.End) * counted;
        Assert.That(difference.abs().max().ToDouble(), Is.LessThan(1e-5));
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void BeamSearch_OneBeam_IsGreedy(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(64, Models.Code) * 3;

        Assert.That(BeamSearch.Tokens(Models.DecoderOf(backbone), code, 1).Equals(Writer(backbone).Generate(code, Greedy)), Is.True);
    }

    [TestCaseSource(typeof(Models), nameof(Models.Writers))]
    public void Generate_SeveralBeams_IsLikelierThanGreedy(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(64, Models.Code) * 3;

        double greedy = LogLikelihood(backbone, code, Writer(backbone).Generate(code, Greedy));
        double beams = LogLikelihood(backbone, code, Writer(backbone).Generate(code, new GenerationOptions { Beams = 5 }));

        Assert.That(beams, Is.GreaterThanOrEqualTo(greedy));
    }

    [TestCaseSource(typeof(Models), nameof(Models.Writers))]
    public void Generate_AllBeginningsFollowed_FindsTheLikeliest(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.manual_seed(3);
        using Backbone backbone = Models.Architecture(name).Build(Shapes.Data(new SequenceShape(3, 7)), Models.Code);
        backbone.eval();
        torch.Tensor code = torch.randn(1, Models.Code) * 3;
        // All sentences of up to 3 of the 5 tokens that may be written.
        long[] words = [2, 3, 4, 5, 6];
        long[][] sentences = [.. from a in words from b in words from c in words select End([a, b, c])];
        double best = sentences.Max(sentence => LogLikelihood(backbone, code, torch.tensor(sentence).unsqueeze(0)));

        torch.Tensor written = Writer(backbone).Generate(code, new GenerationOptions { Beams = 125 });

        Assert.That(LogLikelihood(backbone, code, written), Is.EqualTo(best).Within(1e-4));
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Generate_TemperatureNearZero_IsGreedy(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(64, Models.Code) * 3;

        torch.Tensor drawn = Writer(backbone).Generate(code, new GenerationOptions { Temperature = 1e-6 });

        Assert.That(drawn.Equals(Writer(backbone).Generate(code, Greedy)), Is.True);
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Generate_SameSeed_DrawsTheSame(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(64, Models.Code);
        torch.Tensor Draw(long seed)
        {
            torch.manual_seed(seed);
            return Writer(backbone).Generate(code, new GenerationOptions { Temperature = 1 });
        }

        Assert.That(Draw(1).Equals(Draw(1)), Is.True);
        Assert.That(Draw(1).Equals(Draw(2)), Is.False);
    }

    [Test]
    public void Generate_BagOfWords_RepeatsItsBestToken()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built("bag-of-words");
        foreach (long[] sentence in Rows(Writer(backbone).Generate(torch.randn(64, Models.Code), Greedy)))
        {
            Assert.That(sentence[0] == SpecialTokens.End || sentence.Distinct().Count() == 1, Is.True);
        }
    }

    [Test]
    public void Generate_OptionsWithoutSense_Fails()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built("gru");
        torch.Tensor code = torch.randn(2, Models.Code);
        Assert.Throws<ArgumentException>(() => Writer(backbone).Generate(code, new GenerationOptions { Beams = 2, Temperature = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Writer(backbone).Generate(code, new GenerationOptions { Beams = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Writer(backbone).Generate(code, new GenerationOptions { Temperature = 0 }));
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Generate_OverAndOver_KeepsNoTensor(string name)
    {
        using Backbone backbone = Models.Built(name);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var live = new List<long>();
        for (int time = 0; time < 3; time++)
        {
            using (torch.NewDisposeScope())
            {
                torch.Tensor code = torch.randn(4, Models.Code);
                Writer(backbone).Generate(code, Greedy);
                Writer(backbone).Generate(code, new GenerationOptions { Beams = 3 });
                Writer(backbone).Generate(code, new GenerationOptions { Temperature = 1 });
            }
            live.Add(torch.Tensor.TotalCount);
        }

        Assert.That(live.Skip(1), Is.All.AtMost(live[0]));
    }

    private static ISequenceGenerator Writer(Backbone backbone) => (ISequenceGenerator)backbone;

    private static long[][] Rows(torch.Tensor tokens) => [.. tokens.data<long>().ToArray().Chunk((int)tokens.shape[1])];

    private static long[] End(long[] sentence)
    {
        int end = Array.IndexOf(sentence, SpecialTokens.End);
        return end < 0 ? sentence : [.. sentence.Select((token, place) => place <= end ? token : SpecialTokens.Padding)];
    }

    /// <summary>The sum over all sentences, padding and the beginning being ruled out as they are when writing.</summary>
    private static double LogLikelihood(Backbone backbone, torch.Tensor code, torch.Tensor sentences)
    {
        torch.Tensor logits = backbone.Decode(code, Models.BatchOf(sentences)).detach().clone();
        logits.narrow(1, 0, SpecialTokens.End).fill_(float.NegativeInfinity);
        torch.Tensor each = logits.log_softmax(1).gather(1, sentences.unsqueeze(1)).squeeze(1); // [batch, length]
        return each.masked_fill(sentences.eq(SpecialTokens.Padding), 0).sum().ToDouble();
    }
}
