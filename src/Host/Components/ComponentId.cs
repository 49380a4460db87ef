namespace NebulaBench.Host.Components;

/// <summary>The ids of components: kebab-case.</summary>
public static class ComponentId
{
    /// <summary>Whether an id is written in kebab-case: lower-case letters and digits in words joined by single hyphens.</summary>
    public static bool IsValid(string? id)
    {
        if (string.IsNullOrEmpty(id) || id[0] is < 'a' or > 'z' || id[^1] == '-')
            return false;
        for (int i = 0; i < id.Length; i++)
        {
            if (id[i] is not (>= 'a' and <= 'z' or >= '0' and <= '9' or '-') || (id[i] == '-' && id[i - 1] == '-'))
                return false;
        }
        return true;
    }
}
