using NebulaBench.Datasets;
using NebulaBench.Host.Measuring.Models;
using NebulaBench.Metrics;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Host.Tests.Evaluation.Models;

public sealed class SequenceOutputTests
{
    private const long Void = CategoricalReconstruction.Void;

    private DisposeScope scope = null!;

    [SetUp]
    public void Open() => scope = torch.NewDisposeScope();

    [TearDown]
    public void Free() => scope.Dispose();

    [Test]
    public void Add_Logits_CountsTokensBeforeThePadding()
    {
        torch.Tensor target = torch.tensor(new long[] { 4, 5, SpecialTokens.End, Void }).view(1, 4);
        torch.Tensor logits = torch.zeros([1, 6, 4], torch.float64);
        logits[0, 4, 0] = logits[0, 4, 1] = logits[0, SpecialTokens.End, 2] = logits[0, 3, 3] = 2;
        Dictionary<string, Score> scores = Measure(reader => reader.Add(logits, target));

        double right = Math.Log(Math.Exp(2) + 5) - 2, wrong = Math.Log(Math.Exp(2) + 5);
        Assert.Multiple(() =>
        {
            Assert.That(scores["token_accuracy"].Value, Is.EqualTo(2.0 / 3).Within(1e-12));
            Assert.That(scores["perplexity"].Value, Is.EqualTo(Math.Exp(((2 * right) + wrong) / 3)).Within(1e-9));
            Assert.That(scores["bleu_4"].Reason, Is.EqualTo("the architecture writes no sequences"));
        });
    }

    [Test]
    public void Add_SameWordsWritten_IsAHundredWhateverFollowsTheEnd()
    {
        torch.Tensor target = torch.tensor(new long[] { 4, 5, 6, 7, SpecialTokens.End, Void }).view(1, 6);
        torch.Tensor written = torch.tensor(new long[] { 4, 5, 6, 7, SpecialTokens.End, 9, 9, SpecialTokens.Padding }).view(1, 8);

        Assert.That(Measure(reader => reader.Add(torch.zeros(1, 10, 6), target, written))["bleu_4"].Value, Is.EqualTo(100).Within(1e-9));
    }

    [Test]
    public void Measure_Nothing_IsUndefined() =>
        Assert.That(Measure(_ => { }).Values.Select(score => score.Value), Is.All.Null);

    private static Dictionary<string, Score> Measure(Action<OutputReader> add)
    {
        var info = new DatasetInfo
        {
            Input = new SequenceShape(6, 10),
            Output = new SequenceShape(6, 10),
            DefaultReconstruction = new CategoricalReconstruction(),
        };
        var reader = new OutputReader(info, info.DefaultReconstruction, BundledMetrics.Set());
        add(reader);
        return reader.Measurements.Measure().ToDictionary(entry => entry.Key, entry => entry.Score);
    }
}
