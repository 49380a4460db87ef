using System.ComponentModel.DataAnnotations;
using NebulaBench.Host.Configuration.Binding;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>Types that the suite's own options do not have but a plugin's may.</summary>
public sealed class BinderTests
{
    [Test]
    public void Bind_ListsOfManyKinds_KeepsTheirElementTypes()
    {
        ManyLists lists = Bind("{ array: [1.5], list: [a, 7], gaps: [1, null], nested: [[1, 2], [3]], modes: [first_order, both] }").Single();
        Assert.Multiple(() =>
        {
            Assert.That(lists.Array, Is.EqualTo(new[] { 1.5 }));
            Assert.That(lists.List, Is.EqualTo(new[] { "a", "7" }));
            Assert.That(lists.Gaps, Is.EqualTo(new int?[] { 1, null }));
            Assert.That(lists.Nested, Is.EqualTo(new[] { new[] { 1, 2 }, [3] }));
            Assert.That(lists.Modes, Is.EqualTo(new[] { FakeOrder.FirstOrder, FakeOrder.Both }));
        });
    }

    [Test]
    public void Bind_ListDeeperThanItsType_MakesTheProduct() =>
        Assert.That(Bind("{ nested: [[[1], [2]], [[3]]] }").Select(lists => lists.Nested.Count), Is.EqualTo(new[] { 2, 1 }));

    [Test]
    public void Bind_ListInsideARecordOfAList_MakesTheProduct()
    {
        IReadOnlyList<ManyLists> all = Bind("{ stages: [{ steps: [1, 2] }, { steps: [3, 4] }] }");
        Assert.That(all.Select(lists => (lists.Stages[0].Steps, lists.Stages[1].Steps)), Is.EqualTo(new[] { (1, 3), (1, 4), (2, 3), (2, 4) }));
    }

    [TestCase("{ stages: [{ steps: 1 }, { stepps: 1 }] }", "x.yaml:1:28  stages[1].stepps  unknown key 'stepps'  did you mean 'steps'? known keys: steps, least  [NB1101]")]
    [TestCase("{ stages: [{ steps: 0 }] }", "x.yaml:1:21  stages[0].steps  0 is out of range  write a number at least 1  [NB1105]")]
    [TestCase("{ stages: [{ steps: 2, least: 3 }] }", "x.yaml:1:31  stages[0].least  must not be above the steps  change one of the options  [NB1107]")]
    [TestCase("{ name: abcd }", "x.yaml:1:9  name  'abcd' has 4 characters  write 1 to 3 characters  [NB1106]")]
    [TestCase("{ array: [1, 2, 3] }", "x.yaml:1:10  array  has 3 entries  write at most 2 entries  [NB1106]")]
    [TestCase("{ when: today }", "x.yaml:1:9  when  the option is of the type DateTime, which no file can express  leave it out and tell the plugin's author  [NB1110]")]
    public void Bind_BrokenRules_NameThem(string yaml, string error)
    {
        var errors = new ErrorCollector();
        Bind(yaml, errors);
        Assert.That(errors.Sorted().Select(each => each.ToString()), Is.EqualTo(new[] { error }));
    }

    private static IReadOnlyList<ManyLists> Bind(string yaml)
    {
        var errors = new ErrorCollector();
        IReadOnlyList<ManyLists> bound = Bind(yaml, errors);
        Assert.That(errors.Sorted(), Is.Empty);
        return bound;
    }

    private static List<ManyLists> Bind(string yaml, ErrorCollector errors)
    {
        var map = (MapNode)YamlReader.ReadFile(yaml, "x.yaml", errors)!;
        return [.. new OptionBinder(errors).BindRecord(map, typeof(ManyLists), "").Select(variant => (ManyLists)variant.Value!)];
    }

    private sealed record ManyLists
    {
        [MaxLength(2)]
        public double[] Array { get; init; } = [];

        public List<string> List { get; init; } = [];

        public IReadOnlyList<int?> Gaps { get; init; } = [];

        public IReadOnlyList<IReadOnlyList<int>> Nested { get; init; } = [];

        public IEnumerable<FakeOrder> Modes { get; init; } = [];

        public IReadOnlyList<Stage> Stages { get; init; } = [];

        [StringLength(3, MinimumLength = 1)]
        public string Name { get; init; } = "abc";

        public DateTime When { get; init; }
    }

    private sealed record Stage
    {
        [System.ComponentModel.DataAnnotations.Range(1, int.MaxValue)]
        public int Steps { get; init; } = 1;

        [CustomValidation(typeof(BinderTests), nameof(NotAboveSteps))]
        public int Least { get; init; }
    }

    /// <summary>A rule that looks at the whole record.</summary>
    public static ValidationResult? NotAboveSteps(int least, ValidationContext context) =>
        least <= ((Stage)context.ObjectInstance).Steps ? ValidationResult.Success : new ValidationResult("must not be above the steps", [context.MemberName!]);
}
