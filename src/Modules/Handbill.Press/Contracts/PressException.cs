namespace Handbill.Press.Contracts;

/// <summary>A run that could not go on for a reason outside the copy: a full disk, a folder that is not there. The message is for users.</summary>
public sealed class PressException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public PressException()
    {
    }

    /// <summary>Says what is wrong.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public PressException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong and what it came from.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">What was thrown.</param>
    public PressException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
