using System.ComponentModel.DataAnnotations;
using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;

namespace NebulaBench.Host.Tests.Plugins;

/// <summary>Options that would bring down every command that describes or binds them are refused where they are registered.</summary>
public sealed class OptionsCheckTests
{
    [Test]
    public void Register_OptionOfItsOwnType_IsRefusedByName() => Assert.That(ProblemOf<OwnType>(), Is.EqualTo(
        "NB2018: plugin 'Bad' (Bad.dll): The option 'inner' of its architecture 'bad' holds options without end: their type contains itself. "
        + "Give the option a type that does not contain the type of the options around it."));

    [Test]
    public void Register_OptionThatContainsItselfByItsDefault_IsRefusedBeforeItIsMade() =>
        Assert.That(ProblemOf<OwnDefault>(), Does.StartWith("NB2018").And.Contain("'inner'"));

    [Test]
    public void Register_OptionOfItsOwnTypeTwoRecordsDeeper_IsRefusedByItsPath() =>
        Assert.That(ProblemOf<First>(), Does.StartWith("NB2018").And.Contain("'second.third.first'"));

    [Test]
    public void Register_ListOfItsOwnType_IsRefused() => Assert.That(ProblemOf<Tree>(), Does.StartWith("NB2018").And.Contain("'children'"));

    [Test]
    public void Register_ValueThatContainsItself_IsRefused() => Assert.That(ProblemOf<Knot>(), Does.StartWith("NB2019").And.Contain("has a default without end"));

    [Test]
    public void Register_DefaultListWithoutEnd_IsRefused() => Assert.That(ProblemOf<Endless>(), Does.StartWith("NB2019").And.Contain("'numbers'"));

    [Test]
    public void Register_GetterThatThrows_IsRefusedWithTheCause() => Assert.That(
        ProblemOf<Getter>(), Does.Contain("The option 'depth' of its architecture 'bad' cannot be described: NotSupportedException: no depth on Mondays."));

    [Test]
    public void Register_OptionsWhoseConstructorThrows_IsRefusedWithTheCause() => Assert.That(
        ProblemOf<Unmakeable>(), Does.Contain("The options of its architecture 'bad' (Unmakeable): cannot be made: NotSupportedException: no options today."));

    [TestCase(typeof(Pattern), "'name'", "RegexParseException")]
    [TestCase(typeof(Limits), "'number'", "FormatException")]
    public void Register_RuleThatIsNone_IsRefused(Type options, string option, string cause) =>
        Assert.That(ProblemOf(options), Does.StartWith("NB2019").And.Contain(option).And.Contain(cause));

    [Test]
    public void Register_SameRecordTwiceBesideEachOther_IsNoCircle() => Assert.That(ProblemOf<Twins>(), Is.Null);

    private static string? ProblemOf(Type options) =>
        (string?)typeof(OptionsCheckTests).GetMethods(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)
            .Single(method => method is { Name: nameof(ProblemOf), IsGenericMethod: true }).MakeGenericMethod(options).Invoke(null, []);

    private static string? ProblemOf<TOptions>()
        where TOptions : class, new()
    {
        var registry = new PluginRegistry(new PluginDescriptor("Bad", "1", "Bad.dll", "00"), []);
        registry.AddArchitecture<Model, TOptions>("bad", "Bad.");
        return registry.Problem?.ToString();
    }

    public sealed class Model : IArchitecture
    {
        public Compatibility Supports(DatasetInfo data) => Compatibility.Yes;

        public Backbone Build(DatasetInfo data, long codeDimension) => throw new NotSupportedException();
    }

    public sealed record OwnType
    {
        public OwnType? Inner { get; init; }
    }

    public sealed record OwnDefault
    {
        public OwnDefault Inner { get; init; } = new();
    }

    public sealed record First
    {
        public Second Second { get; init; } = new();
    }

    public sealed record Second
    {
        public Third? Third { get; init; }
    }

    public sealed record Third
    {
        public First? First { get; init; }
    }

    public sealed record Tree
    {
        public IReadOnlyList<Tree> Children { get; init; } = [];
    }

    public sealed record Knot
    {
        public object Value { get; init; } = Tied();

        private static Rope Tied()
        {
            var rope = new Rope();
            rope.End = rope;
            return rope;
        }
    }

    public sealed class Rope
    {
        public object? End { get; set; }
    }

    public sealed record Endless
    {
        public IEnumerable<int> Numbers { get; init; } = Forever();

        private static IEnumerable<int> Forever()
        {
            while (true)
            {
                yield return 1;
            }
        }
    }

    public sealed record Getter
    {
        public int Depth { get => throw new NotSupportedException("no depth on Mondays"); init => _ = value; }
    }

    public sealed record Unmakeable
    {
        public Unmakeable() => throw new NotSupportedException("no options today");
    }

    public sealed record Pattern
    {
        [RegularExpression("(")]
        public string Name { get; init; } = "";
    }

    public sealed record Limits
    {
        [System.ComponentModel.DataAnnotations.Range(typeof(int), "few", "many")]
        public int Number { get; init; }
    }

    public sealed record Leaf
    {
        public int Size { get; init; }
    }

    public sealed record Twins
    {
        public Leaf One { get; init; } = new();

        public Leaf Other { get; init; } = new();

        public IReadOnlyList<Leaf> More { get; init; } = [];
    }
}
