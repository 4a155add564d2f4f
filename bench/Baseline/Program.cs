Console.WriteLine("Good morning.");
