using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Architectures.Sequence.Tests;

public sealed class OptionTests
{
    [Test]
    public void Defaults_OfGru_AreThoseDocumented() => Assert.That(new GruOptions(), Is.EqualTo(new GruOptions
    {
        Embedding = 128,
        Width = 128,
        Bidirectional = true,
        Hidden = 0,
        WordDropout = 0,
        TiedEmbeddings = false,
        Dropout = 0,
    }));

    [Test]
    public void Defaults_OfTransformer_AreThoseDocumented() => Assert.That(new TransformerOptions(), Is.EqualTo(new TransformerOptions
    {
        Width = 128,
        Layers = 2,
        Heads = 4,
        FeedForward = 256,
        Dropout = 0.1,
        Positions = PositionKind.Learned,
        Hidden = 0,
        WordDropout = 0,
        TiedEmbeddings = false,
    }));

    [Test]
    public void Defaults_OfBagOfWords_AreThoseDocumented()
    {
        var options = new BagOfWordsOptions();

        Assert.That(options.Embedding, Is.EqualTo(128));
        Assert.That(options.Widths, Is.EqualTo(new[] { 128 }));
        Assert.That(options.Dropout, Is.Zero);
    }

    [TestCase(nameof(GruOptions.Width), 0)]
    [TestCase(nameof(GruOptions.WordDropout), 1.1)]
    [TestCase(nameof(GruOptions.Dropout), 1.0)]
    public void Validate_OutOfRangeOfGru_NamesTheOption(string option, object value) =>
        Assert.That(Wrong(new GruOptions(), option, value), Is.EqualTo(new[] { option }));

    [TestCase(nameof(TransformerOptions.Layers), 0)]
    [TestCase(nameof(TransformerOptions.Positions), (PositionKind)7)]
    [TestCase(nameof(TransformerOptions.WordDropout), -0.1)]
    public void Validate_OutOfRangeOfTransformer_NamesTheOption(string option, object value) =>
        Assert.That(Wrong(new TransformerOptions(), option, value), Is.EqualTo(new[] { option }));

    [Test]
    public void Validate_NoWidths_NamesTheOption() =>
        Assert.That(Wrong(new BagOfWordsOptions(), nameof(BagOfWordsOptions.Widths), Array.Empty<int>()),
            Is.EqualTo(new[] { nameof(BagOfWordsOptions.Widths) }));

    private static string[] Wrong(object options, string option, object value)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateProperty(value, new ValidationContext(options) { MemberName = option }, results);
        return [.. results.SelectMany(result => result.MemberNames).Distinct()];
    }
}
