namespace NebulaBench.Errors;

/// <summary>What an exception says, in one line. Exceptions of plugins may have no message, or throw when they are asked for it.</summary>
public static class FailureText
{
    /// <summary>Its type, and its message's first line, without a full stop, where it has one.</summary>
    /// <param name="failure">What was thrown.</param>
    public static string For(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        string type = failure.GetType().Name;
        string message = Message(failure);
        return message.Length == 0 ? type : $"{type}: {message}";
    }

    private static string Message(Exception failure)
    {
        try
        {
            return failure.Message?.Split('\n')[0].Trim().TrimEnd('.') ?? "";
        }
        catch (Exception)
        {
            return "";
        }
    }
}
