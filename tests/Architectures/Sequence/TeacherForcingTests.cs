using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Architectures.Sequence.Tests;

/// <summary>Decoders that are fed the true tokens.</summary>
public sealed class TeacherForcingTests
{
    [Test]
    public void Before_Target_IsTheBeginningAndAllTokensButTheLast()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor target = torch.tensor(new long[,] { { 7, 8, 9 }, { 5, 2, CategoricalReconstruction.Void }, { 2, -100, -100 } });

        Assert.That(Tokens.Before(target).data<long>().ToArray(), Is.EqualTo(new long[] { 1, 7, 8, 1, 5, 2, 1, 2, 0 }));
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Decode_OtherTokensFromAPlaceOn_ChangesNothingUpToThere(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(8, Models.Code);
        torch.Tensor sentences = torch.randint(SpecialTokens.Count, Models.Vocabulary, [8, Models.Length], dtype: torch.int64);
        torch.Tensor logits = backbone.Decode(code, Models.BatchOf(sentences));
        for (int place = 0; place < Models.Length; place++)
        {
            torch.Tensor changed = sentences.clone();
            changed.narrow(1, place, Models.Length - place).copy_(SpecialTokens.Unknown);

            torch.Tensor after = backbone.Decode(code, Models.BatchOf(changed));

            double distance = Models.Distance(logits.narrow(2, 0, place + 1), after.narrow(2, 0, place + 1));
            Assert.That(distance, Is.LessThan(1e-5), $"place {place}");
        }
    }

    [TestCaseSource(typeof(Models), nameof(Models.Writers))]
    public void Decode_OtherTokens_ChangesWhatFollows(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(8, Models.Code);
        torch.Tensor sentences = torch.randint(SpecialTokens.Count, Models.Vocabulary - 1, [8, Models.Length], dtype: torch.int64);

        torch.Tensor logits = backbone.Decode(code, Models.BatchOf(sentences));
        torch.Tensor after = backbone.Decode(code, Models.BatchOf(sentences + 1));

        Assert.That(Models.Distance(logits.narrow(2, 1, 1), after.narrow(2, 1, 1)), Is.GreaterThan(1e-3));
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Decode_WithATarget_EqualsGoingStepByStep(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(8, Models.Code);
        torch.Tensor sentences = Models.Sentences(8);
        torch.Tensor before = Tokens.Before(Models.TargetOf(sentences));

        using DecodingState state = Models.DecoderOf(backbone).Start(code);
        torch.Tensor steps = torch.stack(
            [.. Enumerable.Range(0, (int)Models.Length).Select(place => state.Step(before.select(1, place)))], 2);

        Assert.That(Models.Distance(backbone.Decode(code, Models.BatchOf(sentences)), steps), Is.LessThan(1e-5));
    }

    [TestCaseSource(typeof(Models), nameof(Models.All))]
    public void Step_AfterSelecting_GoesOnWithTheSelected(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Models.Built(name);
        torch.Tensor code = torch.randn(3, Models.Code);
        torch.Tensor rows = torch.tensor(new long[] { 2, 0, 2, 1 });
        torch.Tensor first = torch.tensor(new long[] { 5, 6, 7 });
        torch.Tensor second = torch.tensor(new long[] { 8, 9, 10, 11 });

        using DecodingState state = Models.DecoderOf(backbone).Start(code);
        state.Step(first);
        state.Select(rows);
        torch.Tensor selected = state.Step(second);

        using DecodingState fresh = Models.DecoderOf(backbone).Start(code.index_select(0, rows));
        fresh.Step(first.index_select(0, rows));
        Assert.That(Models.Distance(selected, fresh.Step(second)), Is.LessThan(1e-5));
    }

    [TestCaseSource(typeof(Models), nameof(Models.Writers))]
    public void Decode_WordDropout_ReplacesTokensOnlyWhileTraining(string name)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone whole = Models.Built(name);
        using Backbone dropping = Models.Built(name, wordDropout: 1);
        torch.Tensor code = torch.randn(8, Models.Code);
        Batch batch = Models.BatchOf(Models.Sentences(8));
        torch.Tensor expected = whole.Decode(code, batch);

        Assert.That(Models.Distance(dropping.Decode(code, batch), expected), Is.Zero, "evaluation");
        dropping.train();
        Assert.That(Models.Distance(dropping.Decode(code, batch), expected), Is.GreaterThan(1e-3), "training");
        Assert.That(Models.Distance(dropping.Decode(code, null), whole.Decode(code, null)), Is.Zero, "own writing");
    }

    [Test]
    public void WordDropout_WhileTraining_ReplacesItsShareOfTheWords()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.manual_seed(1);
        using var dropout = new WordDropout(0.3);
        torch.Tensor before = torch.full([100, 100], 7, torch.int64);
        before.select(1, 0).fill_(SpecialTokens.Begin);
        before.select(1, 99).fill_(SpecialTokens.Padding);

        torch.Tensor seen = dropout.call(before);

        Assert.That(seen.eq(SpecialTokens.Unknown).sum().ToInt64() / 9800.0, Is.EqualTo(0.3).Within(0.02));
        Assert.That(seen.select(1, 0).eq(SpecialTokens.Begin).all().ToBoolean(), Is.True);
        Assert.That(seen.select(1, 99).eq(SpecialTokens.Padding).all().ToBoolean(), Is.True);
    }
}
