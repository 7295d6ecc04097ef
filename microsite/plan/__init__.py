"""What files the site consists of and what each may show: pure functions from the model to closed views."""
