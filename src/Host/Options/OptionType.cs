namespace NebulaBench.Host.Options;

/// <summary>An option's type as the binder and the messages see it.</summary>
public sealed record OptionType
{
    private static readonly Type[] ListDefinitions =
    [
        typeof(IReadOnlyList<>),
        typeof(IReadOnlyCollection<>),
        typeof(IEnumerable<>),
        typeof(IList<>),
        typeof(ICollection<>),
        typeof(List<>),
    ];

    private OptionType(Type clrType, OptionKind kind)
    {
        ClrType = clrType;
        Kind = kind;
    }

    /// <summary>The .NET type, without its <see cref="Nullable{T}"/>.</summary>
    public Type ClrType { get; }

    /// <summary>The .NET type as it was declared.</summary>
    public Type DeclaredType => IsNullable && ClrType.IsValueType ? typeof(Nullable<>).MakeGenericType(ClrType) : ClrType;

    /// <summary>What its values look like.</summary>
    public OptionKind Kind { get; }

    /// <summary>Whether it may have no value.</summary>
    public bool IsNullable { get; init; }

    /// <summary>The type of a list's entries.</summary>
    public OptionType? Element { get; private init; }

    /// <summary>How many lists lie in each other: 0 for a single value, 1 for a list, 2 for a list of lists.</summary>
    public int Depth => Element is null ? 0 : 1 + Element.Depth;

    /// <summary>What a value is, for messages: <c>a whole number</c>.</summary>
    public string Phrase => Kind switch
    {
        OptionKind.Truth => "true or false",
        OptionKind.Whole => "a whole number",
        OptionKind.Number => "a number",
        OptionKind.Text => "a text",
        OptionKind.Choice => "one of " + string.Join(" | ", ChoiceNames),
        OptionKind.List => "a list of " + Element!.Plural,
        OptionKind.Record => "a map",
        _ => ClrType.Name,
    };

    /// <summary>The names to choose from; empty unless it is a choice.</summary>
    public IReadOnlyList<string> ChoiceNames =>
        Kind == OptionKind.Choice ? [.. OptionNames.Values(ClrType).Select(value => value.Key)] : [];

    private string Plural => Kind switch
    {
        OptionKind.Whole => "whole numbers",
        OptionKind.Number => "numbers",
        OptionKind.Text => "texts",
        OptionKind.List => "lists of " + Element!.Plural,
        OptionKind.Record => "maps",
        _ => $"values, each {Phrase}",
    };

    /// <summary>Looks at a .NET type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isNullable">Whether a reference of the type may be null.</param>
    public static OptionType From(Type type, bool isNullable = false)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return From(underlying, isNullable: true);
        }
        Type? element = ElementOf(type);
        OptionKind kind = element is not null ? OptionKind.List : KindOf(type);
        return new OptionType(type, kind) { IsNullable = isNullable, Element = element is null ? null : From(element) };
    }

    private static OptionKind KindOf(Type type)
    {
        if (type == typeof(bool))
        {
            return OptionKind.Truth;
        }
        if (type == typeof(int) || type == typeof(long))
        {
            return OptionKind.Whole;
        }
        if (type == typeof(double) || type == typeof(float))
        {
            return OptionKind.Number;
        }
        if (type == typeof(string))
        {
            return OptionKind.Text;
        }
        if (type.IsEnum)
        {
            return OptionKind.Choice;
        }
        bool isRecord = type is { IsClass: true, IsAbstract: false, IsGenericType: false }
            && type.GetConstructor(Type.EmptyTypes) is not null
            && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true;
        return isRecord ? OptionKind.Record : OptionKind.Unsupported;
    }

    private static Type? ElementOf(Type type)
    {
        if (type.IsArray && type.GetArrayRank() == 1)
        {
            return type.GetElementType();
        }
        return type.IsGenericType && ListDefinitions.Contains(type.GetGenericTypeDefinition()) ? type.GetGenericArguments()[0] : null;
    }
}
