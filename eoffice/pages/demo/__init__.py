"""The demo office: three fictitious trees and a year of letters, made through the real actions."""
