namespace Handbill.Mail;

/// <summary>
/// Told of a mail's last moments by the connection itself, in the same breath: whoever notes them outside of the process knows after its sudden end what the mail server has. Between the two calls
/// the server has all of the mail, or will have it as soon as the network has carried it, and nobody knows yet whether it takes it.
/// </summary>
public interface IHandOverWitness
{
    /// <summary>The last byte was given to the system, which carries it on also when the process ends.</summary>
    void Given();

    /// <summary>The server said whether it takes the mail.</summary>
    void Answered(bool isTaken);
}
