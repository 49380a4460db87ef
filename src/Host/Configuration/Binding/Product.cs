using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Binding;

/// <summary>Multiplies alternatives out.</summary>
public static class Product
{
    /// <summary>More than this is a mistake, and would fill the memory before anybody could say so.</summary>
    public const int Most = 100_000;

    private const double MostValues = 20_000_000;

    /// <summary>Every way to pick one alternative per place, the last place varying fastest; none where a place has none.</summary>
    /// <param name="places">The alternatives of each place.</param>
    /// <param name="position">Where they were written.</param>
    /// <param name="path">What they belong to.</param>
    /// <param name="errors">Takes the error if there are far too many.</param>
    public static IReadOnlyList<IReadOnlyList<T>> For<T>(
        IReadOnlyList<IReadOnlyList<T>> places,
        SourcePosition position,
        string path,
        ErrorCollector errors)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(errors);
        double count = places.Aggregate(1.0, (product, place) => product * place.Count);
        if (count > Most || (count > 1 && count * places.Count > MostValues))
        {
            errors.Add(ConfigurationCodes.TooMany, position, path,
                FormattableString.Invariant($"the lists multiply out to {count:0} combinations"),
                FormattableString.Invariant($"shorten them to at most {Most} combinations"));
            return [];
        }
        return [.. Enumerable.Range(0, (int)count).Select(number => Pick(places, number))];
    }

    // The number's digits, one for each place, say which alternative is picked there.
    private static T[] Pick<T>(IReadOnlyList<IReadOnlyList<T>> places, int number)
    {
        var chosen = new T[places.Count];
        for (int place = places.Count - 1; place >= 0; place--)
        {
            (number, int index) = Math.DivRem(number, places[place].Count);
            chosen[place] = places[place][index];
        }
        return chosen;
    }
}
